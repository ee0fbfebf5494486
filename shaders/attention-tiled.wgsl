// As attention-flat.wgsl, with a workgroup of 64 queries of one head that brings its keys and values into
// workgroup memory, `block` of them at a time.

fn ${name}(group: u32, lane: u32) {
  let first = group % ${queryBlocks}u * 64u;
  let head = group / ${queryBlocks}u % ${heads}u;
  let batch = group / ${blocksPerSequence}u;
  let sequence = batch * ${length}u;
  let channel = head * ${headSize}u;
  let query = min(first + lane, ${length}u - 1u);
  let qAt = (sequence + query) * ${row}u + channel;
  $each c ${quads}: let q${c} = ${qkv}${c}(qAt) * ${scale};
  $each c ${quads}: var z${c} = vec4f();
  var highest = -1e30;
  var total = 0.0;
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
        var score = 0.0;
        $each c ${quads}: score += dot(q${c}, scratch[k + ${c}u]);
        let next = max(highest, score);
        let kept = exp(highest - next);
        let weight = exp(score - next);
        total = total * kept + weight;
        $each c ${quads}: z${c} = z${c} * kept + weight * scratch[${block}u * ${quads}u + k + ${c}u];
        highest = next;
      }
    }
    workgroupBarrier();
  }
  if (first + lane < ${length}u) {
    let zAt = (sequence + query) * ${width}u + channel;
    $each c ${quads}: ${z}${c}(zAt, z${c} / total);
    ${logSumExp}((batch * ${heads}u + head) * ${length}u + query, highest + log(total));
  }
}
