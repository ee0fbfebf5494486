// Element i of [batch, length, parts · heads · headSize], from x[batch, heads, length, headSize]; zero outside
// the part.
fn ${name}(i: u32) -> f32 {
  let channel = i % ${row}u;
  if (channel < ${start}u || channel >= ${start}u + ${width}u) { return 0.0; }
  let head = (channel - ${start}u) / ${headSize}u;
  let position = i / ${row}u % ${length}u;
  let batch = i / (${row}u * ${length}u);
  return ${x}(((batch * ${heads}u + head) * ${length}u + position) * ${headSize}u + channel % ${headSize}u);
}
