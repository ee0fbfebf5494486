// table[count, channels]: row t is the sum of the values' rows [rows, channels] whose index is t. One invocation
// per four channels of a row, which looks at all indices: no atomics, always the same order.

fn ${name}(group: u32, lane: u32) {
  let i = group * ${workgroupSize}u + lane;
  if (i >= ${quads}u) { return; }
  let channel = i % ${quadsPerRow}u * 4u;
  let row = i / ${quadsPerRow}u;
  var sum = vec4f();
  for (var r = 0u; r < ${rows}u; r++) {
    if (${index}(r) == row) {
      let at = r * ${channels}u + channel;
      sum += vec4f(${values}(at), ${values}(at + 1u), ${values}(at + 2u), ${values}(at + 3u));
    }
  }
  $each c 4: if (channel + ${c}u < ${channels}u) { ${store}(row * ${channels}u + channel + ${c}u, sum[${c}]); }
}
