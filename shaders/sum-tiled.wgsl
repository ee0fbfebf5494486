// x[outer, reduced, inner] -> [outer, inner], one workgroup of 256 a sum: for few long sums.

fn ${name}(group: u32, lane: u32) {
  let start = group / ${inner}u * ${outerStride}u + group % ${inner}u;
  var sum = 0.0;
  for (var r = lane; r < ${reduced}u; r += 256u) { sum += ${term}(start + r * ${inner}u); }
  scratch[lane].x = sum;
  workgroupBarrier();
  for (var half = 128u; half > 0u; half /= 2u) {
    if (lane < half) { scratch[lane].x += scratch[lane + half].x; }
    workgroupBarrier();
  }
  if (lane == 0u) { ${store}(group, scratch[0].x); }
}
