// Gradient of causal attention with respect to keys and values, one invocation per key. With the notation of
// attention-grad-queries-flat.wgsl: dk = scale · Σ_q dScores · q, dv = Σ_q P · dz, and since
// z·dz is subtracted from v·dz, both come from one product (v − z)·dz.

fn ${name}(group: u32, lane: u32) {
  let index = group * ${workgroupSize}u + lane;
  if (index >= ${queries}u) { return; }
  let key = index % ${length}u;
  let headRow = index - key;
  let head = index / ${length}u % ${heads}u;
  let sequence = index / ${queriesPerSequence}u * ${length}u;
  let channel = head * ${headSize}u;
  let keyAt = (sequence + key) * ${row}u + channel + ${width}u;
  $each c ${quads}: let k${c} = ${qkv}${c}(keyAt) * ${scale};
  $each c ${quads}: let v${c} = ${qkv}${c}(keyAt + ${width}u);
  $each c ${quads}: var dk${c} = vec4f(); var dv${c} = vec4f();
  var qAt = (sequence + key) * ${row}u + channel;
  var zAt = (sequence + key) * ${width}u + channel;
  for (var query = key; query < ${length}u; query++) {
    $each c ${quads}: let q${c} = ${qkv}${c}(qAt); let dz${c} = ${dz}${c}(zAt);
    var score = -${logSumExp}(headRow + query);
    $each c ${quads}: score += dot(q${c}, k${c});
    let weight = exp(score);
    var slope = 0.0;
    $each c ${quads}: slope += dot(dz${c}, v${c} - ${z}${c}(zAt));
    slope *= weight;
    $each c ${quads}: dk${c} += slope * q${c}; dv${c} += weight * dz${c};
    qAt += ${row}u;
    zAt += ${width}u;
  }
  $each c ${quads}: ${dqkv}${c}(keyAt, dk${c} * ${scale});
  $each c ${quads}: ${dqkv}${c}(keyAt + ${width}u, dv${c});
}
