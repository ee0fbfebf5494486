// table[count, channels]: row t is the sum of the values' rows [rows, channels] whose index is t. One invocation
// holds a tile of 8 table rows × 4 channels and looks at all indices: no atomics, always the same order.

fn ${name}(group: u32, lane: u32) {
  let tile = group * ${workgroupSize}u + lane;
  if (tile >= ${tiles}u) { return; }
  let channel = tile % ${quadsPerRow}u * 4u;
  let row = tile / ${quadsPerRow}u * 8u;
  $each i 8: var sum${i} = vec4f();
  for (var r = 0u; r < ${rows}u; r++) {
    let index = ${index}(r);
    let at = r * ${channels}u + channel;
    let x = vec4f(${values}(at), ${values}(at + 1u), ${values}(at + 2u), ${values}(at + 3u));
    $each i 8: sum${i} += select(vec4f(), x, index == row + ${i}u);
  }
  let at = row * ${channels}u + channel;
  $each i 8: $each c 4: if (row + ${i}u < ${count}u && channel + ${c}u < ${channels}u) { ${store}(at + ${i}u * ${channels}u + ${c}u, sum${i}[${c}]); }
}
