// One AdamW update in place (Loshchilov & Hutter 2019, algorithm 2), one parameter an invocation.

// base^exponent by squaring: exact enough for 1 − β^t, which pow() near 1 is not.
fn ${name}Power(base: f32, exponent: u32) -> f32 {
  var result = 1.0;
  var square = base;
  for (var left = exponent; left > 0u; left >>= 1u) {
    if ((left & 1u) == 1u) { result *= square; }
    square *= square;
  }
  return result;
}

fn ${name}(group: u32, lane: u32) {
  let i = group * ${workgroupSize}u + lane;
  if (i >= ${size}u) { return; }
  let step = u32(${step}(0u));
  let gradient = ${gradient}(i);
  let m = ${beta1} * ${m}(i) + ${oneMinusBeta1} * gradient;
  let v = ${beta2} * ${v}(i) + ${oneMinusBeta2} * gradient * gradient;
  let mHat = m / (1.0 - ${name}Power(${beta1}, step));
  let vHat = v / (1.0 - ${name}Power(${beta2}, step));
  let parameter = ${parameter}(i);
  let direction = mHat / (sqrt(vHat) + ${epsilon}) + ${weightDecay} * parameter;
  ${storeM}(i, m);
  ${storeV}(i, v);
  ${storeParameter}(i, parameter - ${learningRate}(0u) * direction);
}
