// c[M, N] = a[M, K] · b[K, N], `batch` times, for few results and long sums: weight gradients. A workgroup of
// 256 makes a 16 × 16 tile of c. Each of its 16 slices takes every 16th step of depth, 16 lanes with a 4 × 4
// tile of c in registers; at the end the slices are added up, always in the same order.

fn ${name}(group: u32, lane: u32) {
  let column = group % ${tileColumns}u * 16u;
  let row = group / ${tileColumns}u % ${tileRows}u * 16u;
  let batch = group / ${tilesPerBatch}u;
  let slice = lane / 16u;
  let y = lane / 4u % 4u;
  let x = lane % 4u;
  $each i 4: let a${i}At = batch * ${aSize}u + min(row + y * 4u + ${i}u, ${M}u - 1u) * ${aRow}u;
  $each j 4: let b${j}At = batch * ${bSize}u + min(column + x * 4u + ${j}u, ${N}u - 1u) * ${bColumn}u;
  $each i 4: var c${i} = vec4f();
  for (var k = slice; k < ${K}u; k += 16u) {
    let ka = k * ${aDepth}u;
    let kb = k * ${bDepth}u;
    let right = vec4f(${b}(b0At + kb), ${b}(b1At + kb), ${b}(b2At + kb), ${b}(b3At + kb));
    $each i 4: c${i} += ${a}(a${i}At + ka) * right;
  }
  $each i 4: scratch[slice * 64u + (y * 4u + ${i}u) * 4u + x] = c${i};
  workgroupBarrier();
  var sum = 0.0;
  for (var s = 0u; s < 16u; s++) { sum += scratch[s * 64u + lane / 4u][lane % 4u]; }
  let i = row + lane / 16u;
  let j = column + lane % 16u;
  if (i < ${M}u && j < ${N}u) { ${store}(batch * ${cSize}u + i * ${N}u + j, sum); }
}
