// x[outer, reduced, inner] -> [outer, inner], one invocation a sum.

fn ${name}(group: u32, lane: u32) {
  let i = group * ${workgroupSize}u + lane;
  if (i >= ${sums}u) { return; }
  var at = i / ${inner}u * ${outerStride}u + i % ${inner}u;
  var sum = 0.0;
  for (var r = 0u; r < ${reduced}u; r++) {
    sum += ${term}(at);
    at += ${inner}u;
  }
  ${store}(i, sum);
}
