// Causal attention: z[q] = Σ_{k ≤ q} softmax(scale · queries[q] · keys[k]) values[k]. One invocation per query,
// one pass over its keys with a running maximum (Milakov & Gimelshein 2018, arXiv:1805.02867). Rows of the
// packed projections are `row` elements: queries | keys | values, `width` each.

fn ${name}(group: u32, lane: u32) {
  let index = group * ${workgroupSize}u + lane;
  if (index >= ${queries}u) { return; }
  let query = index % ${length}u;
  let head = index / ${length}u % ${heads}u;
  let sequence = index / ${queriesPerSequence}u * ${length}u;
  let channel = head * ${headSize}u;
  let qAt = (sequence + query) * ${row}u + channel;
  $each c ${quads}: let q${c} = ${qkv}${c}(qAt) * ${scale};
  $each c ${quads}: var z${c} = vec4f();
  var highest = -1e30;
  var total = 0.0;
  var keyAt = sequence * ${row}u + channel + ${width}u;
  for (var key = 0u; key <= query; key++) {
    var score = 0.0;
    $each c ${quads}: score += dot(q${c}, ${qkv}${c}(keyAt));
    let next = max(highest, score);
    let kept = exp(highest - next);
    let weight = exp(score - next);
    total = total * kept + weight;
    $each c ${quads}: z${c} = z${c} * kept + weight * ${qkv}${c}(keyAt + ${width}u);
    highest = next;
    keyAt += ${row}u;
  }
  let zAt = (sequence + query) * ${width}u + channel;
  $each c ${quads}: ${z}${c}(zAt, z${c} / total);
  ${logSumExp}(index, highest + log(total));
}
