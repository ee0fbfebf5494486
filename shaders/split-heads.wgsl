// Element i of [batch, heads, length, headSize], from x[batch, length, parts · heads · headSize].
fn ${name}(i: u32) -> f32 {
  let channel = i % ${headSize}u;
  let position = i / ${headSize}u % ${length}u;
  let head = i / ${headArea}u % ${heads}u;
  let batch = i / ${sequenceArea}u;
  return ${x}((batch * ${length}u + position) * ${row}u + ${start}u + head * ${headSize}u + channel);
}
