// As attention-grad-queries-flat.wgsl, with a workgroup of 64 queries of one head that brings its keys and
// values into workgroup memory, `block` of them at a time.

fn ${name}(group: u32, lane: u32) {
  let first = group % ${queryBlocks}u * 64u;
  let head = group / ${queryBlocks}u % ${heads}u;
  let batch = group / ${blocksPerSequence}u;
  let sequence = batch * ${length}u;
  let channel = head * ${headSize}u;
  let query = min(first + lane, ${length}u - 1u);
  let qAt = (sequence + query) * ${row}u + channel;
  let zAt = (sequence + query) * ${width}u + channel;
  $each c ${quads}: let q${c} = ${qkv}${c}(qAt) * ${scale};
  $each c ${quads}: let dz${c} = ${dz}${c}(zAt);
  $each c ${quads}: var dq${c} = vec4f();
  var mean = 0.0;
  $each c ${quads}: mean += dot(dz${c}, ${z}${c}(zAt));
  let logSumExp = ${logSumExp}((batch * ${heads}u + head) * ${length}u + query);
  let end = min(first + 64u, ${length}u);
  for (var start = 0u; start < end; start += ${block}u) {
    for (var i = lane; i < ${block}u; i += 64u) {
      let keyAt = (sequence + min(start + i, ${length}u - 1u)) * ${row}u + channel + ${width}u;
      $each c ${quads}: scratch[i * ${quads}u + ${c}u] = ${qkv}${c}(keyAt);
      $each c ${quads}: scratch[(${block}u + i) * ${quads}u + ${c}u] = ${qkv}${c}(keyAt + ${width}u);
    }
    workgroupBarrier();
    for (var i = 0u; i < ${block}u; i++) {
      if (start + i <= query) {
        let k = i * ${quads}u;
        var score = -logSumExp;
        $each c ${quads}: score += dot(q${c}, scratch[k + ${c}u]);
        var slope = -mean;
        $each c ${quads}: slope += dot(dz${c}, scratch[${block}u * ${quads}u + k + ${c}u]);
        slope *= exp(score);
        $each c ${quads}: dq${c} += slope * scratch[k + ${c}u];
      }
    }
    workgroupBarrier();
  }
  if (first + lane < ${length}u) {
    $each c ${quads}: ${dqkv}${c}(qAt, dq${c} * ${scale});
  }
}
