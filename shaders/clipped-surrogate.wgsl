// The clipped objective min(ratio · A, clip(ratio) · A), or its gradient ratio · A · dy, 0 where the clip holds.

fn ${name}(i: u32) -> f32 {
  let advantage = ${advantage}(i);
  let ratio = exp(min(${logProbability}(i) - ${old}(i), 80.0));
  if (${gradient}) {
    let held = (advantage > 0.0 && ratio > ${high}) || (advantage < 0.0 && ratio < ${low});
    return select(ratio * advantage * ${dy}(i), 0.0, held);
  }
  return min(ratio * advantage, clamp(ratio, ${low}, ${high}) * advantage);
}
