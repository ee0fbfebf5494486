// Gradient of causal attention with respect to the queries, one invocation each. With the pattern
// P = exp(scale · q·k − logSumExp) and dP = dz · v: dScores = P · (dP − z·dz), dq = scale · Σ_k dScores · k.

fn ${name}(group: u32, lane: u32) {
  let index = group * ${workgroupSize}u + lane;
  if (index >= ${queries}u) { return; }
  let query = index % ${length}u;
  let head = index / ${length}u % ${heads}u;
  let sequence = index / ${queriesPerSequence}u * ${length}u;
  let channel = head * ${headSize}u;
  let qAt = (sequence + query) * ${row}u + channel;
  let zAt = (sequence + query) * ${width}u + channel;
  $each c ${quads}: let q${c} = ${qkv}${c}(qAt) * ${scale};
  $each c ${quads}: let dz${c} = ${dz}${c}(zAt);
  $each c ${quads}: var dq${c} = vec4f();
  var mean = 0.0;
  $each c ${quads}: mean += dot(dz${c}, ${z}${c}(zAt));
  let logSumExp = ${logSumExp}(index);
  var keyAt = sequence * ${row}u + channel + ${width}u;
  for (var key = 0u; key <= query; key++) {
    $each c ${quads}: let k${c} = ${qkv}${c}(keyAt);
    var score = -logSumExp;
    $each c ${quads}: score += dot(q${c}, k${c});
    var slope = -mean;
    $each c ${quads}: slope += dot(dz${c}, ${qkv}${c}(keyAt + ${width}u));
    slope *= exp(score);
    $each c ${quads}: dq${c} += slope * k${c};
    keyAt += ${row}u;
  }
  $each c ${quads}: ${dqkv}${c}(qAt, dq${c} * ${scale});
}
