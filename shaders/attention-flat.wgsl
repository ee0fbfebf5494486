// Causal attention: z[q] = Σ_{k ≤ q} softmax(scale · queries[q] · keys[k]) values[k]. One invocation for a few
// neighbouring queries, one pass over their keys with running maxima (Milakov & Gimelshein 2018,
// arXiv:1805.02867). Rows of the packed projections are `row` elements: queries | keys | values, `width` each.

fn ${name}(group: u32, lane: u32) {
  let index = group * ${workgroupSize}u + lane;
  if (index >= ${tiles}u) { return; }
  let first = index % ${tilesPerHead}u * ${perTile}u;
  let batchHead = index / ${tilesPerHead}u;
  let sequence = batchHead / ${heads}u * ${length}u;
  let channel = batchHead % ${heads}u * ${headSize}u;
  $each r ${perTile}: let query${r} = min(first + ${r}u, ${length}u - 1u);
  $each r ${perTile}: let at${r} = (sequence + query${r}) * ${row}u + channel;
  $each r ${perTile}: $each c ${quads}: let q${r}_${c} = ${qkv}${c}(at${r}) * ${scale};
  $each r ${perTile}: $each c ${quads}: var z${r}_${c} = vec4f();
  $each r ${perTile}: var highest${r} = -1e30; var total${r} = 0.0;
  let end = min(first + ${perTile}u, ${length}u);
  var keyAt = sequence * ${row}u + channel + ${width}u;
  for (var key = 0u; key < end; key++) {
    $each r ${perTile}: var score${r} = 0.0;
    $each c ${quads}: let k${c} = ${qkv}${c}(keyAt);
    $each r ${perTile}: $each c ${quads}: score${r} += dot(q${r}_${c}, k${c});
    // A key after the query weighs exp(-1e30 − highest) = 0.
    $each r ${perTile}: score${r} = select(-1e30, score${r}, key <= query${r});
    $each r ${perTile}: let next${r} = max(highest${r}, score${r});
    $each r ${perTile}: let kept${r} = exp(highest${r} - next${r}); let weight${r} = exp(score${r} - next${r});
    $each r ${perTile}: total${r} = total${r} * kept${r} + weight${r}; highest${r} = next${r};
    $each c ${quads}: let v${c} = ${qkv}${c}(keyAt + ${width}u);
    $each r ${perTile}: $each c ${quads}: z${r}_${c} = z${r}_${c} * kept${r} + weight${r} * v${c};
    keyAt += ${row}u;
  }
  // Queries past the last repeat it, and write the same once more.
  $each r ${perTile}: $each c ${quads}: ${z}${c}((sequence + query${r}) * ${width}u + channel, z${r}_${c} / total${r});
  $each r ${perTile}: ${logSumExp}(batchHead * ${length}u + query${r}, highest${r} + log(total${r}));
}
