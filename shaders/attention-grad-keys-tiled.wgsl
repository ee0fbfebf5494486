// As attention-grad-keys-flat.wgsl, with a workgroup of 64 keys of one head that brings the queries, dz, and
// a query's log-sum-exp and z·dz into workgroup memory, `block` queries at a time.

fn ${name}(group: u32, lane: u32) {
  let first = group % ${queryBlocks}u * 64u;
  let head = group / ${queryBlocks}u % ${heads}u;
  let batch = group / ${blocksPerSequence}u;
  let sequence = batch * ${length}u;
  let channel = head * ${headSize}u;
  let key = min(first + lane, ${length}u - 1u);
  let keyAt = (sequence + key) * ${row}u + channel + ${width}u;
  $each c ${quads}: let k${c} = ${qkv}${c}(keyAt) * ${scale};
  $each c ${quads}: let v${c} = ${qkv}${c}(keyAt + ${width}u);
  $each c ${quads}: var dk${c} = vec4f(); var dv${c} = vec4f();
  for (var start = first; start < ${length}u; start += ${block}u) {
    for (var i = lane; i < ${block}u; i += 64u) {
      let query = min(start + i, ${length}u - 1u);
      let qAt = (sequence + query) * ${row}u + channel;
      let zAt = (sequence + query) * ${width}u + channel;
      let at = i * ${stride}u;
      var mean = 0.0;
      $each c ${quads}: let dz${c} = ${dz}${c}(zAt); mean += dot(dz${c}, ${z}${c}(zAt));
      $each c ${quads}: scratch[at + ${c}u] = ${qkv}${c}(qAt); scratch[at + ${quads}u + ${c}u] = dz${c};
      scratch[at + ${stride}u - 1u] = vec4f(${logSumExp}((batch * ${heads}u + head) * ${length}u + query), mean, 0, 0);
    }
    workgroupBarrier();
    for (var i = 0u; i < ${block}u; i++) {
      if (start + i >= key && start + i < ${length}u) {
        let at = i * ${stride}u;
        let row = scratch[at + ${stride}u - 1u];
        var score = -row.x;
        $each c ${quads}: score += dot(scratch[at + ${c}u], k${c});
        let weight = exp(score);
        var slope = -row.y;
        $each c ${quads}: slope += dot(scratch[at + ${quads}u + ${c}u], v${c});
        slope *= weight;
        $each c ${quads}: dk${c} += slope * scratch[at + ${c}u]; dv${c} += weight * scratch[at + ${quads}u + ${c}u];
      }
    }
    workgroupBarrier();
  }
  if (first + lane < ${length}u) {
    $each c ${quads}: ${dqkv}${c}(keyAt, dk${c} * ${scale});
    $each c ${quads}: ${dqkv}${c}(keyAt + ${width}u, dv${c});
  }
}
