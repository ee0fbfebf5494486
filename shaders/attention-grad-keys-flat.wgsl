// Gradient of causal attention with respect to keys and values, a few neighbouring keys an invocation. With the
// notation of attention-grad-queries-flat.wgsl: dk = scale · Σ_q dScores · q and dv = Σ_q P · dz.

fn ${name}(group: u32, lane: u32) {
  let index = group * ${workgroupSize}u + lane;
  if (index >= ${tiles}u) { return; }
  let first = index % ${tilesPerHead}u * ${perTile}u;
  let batchHead = index / ${tilesPerHead}u;
  let sequence = batchHead / ${heads}u * ${length}u;
  let channel = batchHead % ${heads}u * ${headSize}u;
  $each r ${perTile}: let key${r} = min(first + ${r}u, ${length}u - 1u);
  $each r ${perTile}: let at${r} = (sequence + key${r}) * ${row}u + channel + ${width}u;
  $each r ${perTile}: $each c ${quads}: let k${r}_${c} = ${qkv}${c}(at${r}) * ${scale};
  $each r ${perTile}: $each c ${quads}: let v${r}_${c} = ${qkv}${c}(at${r} + ${width}u);
  $each r ${perTile}: $each c ${quads}: var dk${r}_${c} = vec4f(); var dv${r}_${c} = vec4f();
  var qAt = (sequence + first) * ${row}u + channel;
  var zAt = (sequence + first) * ${width}u + channel;
  for (var query = first; query < ${length}u; query++) {
    $each c ${quads}: let q${c} = ${qkv}${c}(qAt); let dz${c} = ${dz}${c}(zAt);
    var mean = 0.0;
    $each c ${quads}: mean += dot(dz${c}, ${z}${c}(zAt));
    let logSumExp = ${logSumExp}(batchHead * ${length}u + query);
    $each r ${perTile}: var score${r} = -logSumExp; var slope${r} = -mean;
    $each r ${perTile}: $each c ${quads}: score${r} += dot(q${c}, k${r}_${c}); slope${r} += dot(dz${c}, v${r}_${c});
    $each r ${perTile}: let weight${r} = select(0.0, exp(min(score${r}, 0.0)), key${r} <= query);
    $each r ${perTile}: slope${r} *= weight${r};
    $each r ${perTile}: $each c ${quads}: dk${r}_${c} += slope${r} * q${c}; dv${r}_${c} += weight${r} * dz${c};
    qAt += ${row}u;
    zAt += ${width}u;
  }
  $each r ${perTile}: $each c ${quads}: ${dqkv}${c}(at${r}, dk${r}_${c} * ${scale}); ${dqkv}${c}(at${r} + ${width}u, dv${r}_${c});
}
