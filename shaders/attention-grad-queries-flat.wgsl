// Gradient of causal attention with respect to the queries, a few neighbouring ones an invocation. With the
// pattern P = exp(scale · q·k − logSumExp) and dP = dz · v: dScores = P · (dP − z·dz), dq = scale · Σ_k dScores · k.

fn ${name}(group: u32, lane: u32) {
  let index = group * ${workgroupSize}u + lane;
  if (index >= ${tiles}u) { return; }
  let first = index % ${tilesPerHead}u * ${perTile}u;
  let batchHead = index / ${tilesPerHead}u;
  let sequence = batchHead / ${heads}u * ${length}u;
  let channel = batchHead % ${heads}u * ${headSize}u;
  $each r ${perTile}: let query${r} = min(first + ${r}u, ${length}u - 1u);
  $each r ${perTile}: let at${r} = (sequence + query${r}) * ${row}u + channel;
  $each r ${perTile}: let zAt${r} = (sequence + query${r}) * ${width}u + channel;
  $each r ${perTile}: $each c ${quads}: let q${r}_${c} = ${qkv}${c}(at${r}) * ${scale};
  $each r ${perTile}: $each c ${quads}: let dz${r}_${c} = ${dz}${c}(zAt${r});
  $each r ${perTile}: $each c ${quads}: var dq${r}_${c} = vec4f();
  $each r ${perTile}: var mean${r} = 0.0;
  $each r ${perTile}: $each c ${quads}: mean${r} += dot(dz${r}_${c}, ${z}${c}(zAt${r}));
  $each r ${perTile}: let logSumExp${r} = ${logSumExp}(batchHead * ${length}u + query${r});
  let end = min(first + ${perTile}u, ${length}u);
  var keyAt = sequence * ${row}u + channel + ${width}u;
  for (var key = 0u; key < end; key++) {
    $each c ${quads}: let k${c} = ${qkv}${c}(keyAt); let v${c} = ${qkv}${c}(keyAt + ${width}u);
    $each r ${perTile}: var score${r} = -logSumExp${r}; var slope${r} = -mean${r};
    $each r ${perTile}: $each c ${quads}: score${r} += dot(q${r}_${c}, k${c}); slope${r} += dot(dz${r}_${c}, v${c});
    $each r ${perTile}: slope${r} *= select(0.0, exp(min(score${r}, 0.0)), key <= query${r});
    $each r ${perTile}: $each c ${quads}: dq${r}_${c} += slope${r} * k${c};
    keyAt += ${row}u;
  }
  $each r ${perTile}: $each c ${quads}: ${dqkv}${c}(at${r}, dq${r}_${c} * ${scale});
}
