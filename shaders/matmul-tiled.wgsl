// c[M, N] = a[M, K] · b[K, N], `batch` times. A workgroup of 256 makes a 32 × 32 tile of c. It brings 32 steps
// of depth at a time into workgroup memory; four slices of 64 lanes take 8 of them each, a 4 × 4 tile of c in
// registers a lane; at the end the slices are added up. Short sums of small matrices thus wait little.

fn ${name}(group: u32, lane: u32) {
  let column = group % ${tileColumns}u * 32u;
  let row = group / ${tileColumns}u % ${tileRows}u * 32u;
  let batch = group / ${tilesPerBatch}u;
  let slice = lane / 64u;
  let y = lane / 8u % 8u;
  let x = lane % 8u;
  // Neighbouring lanes load neighbouring addresses, along whichever axis is contiguous.
  let aDepth = select(lane % 32u, lane / 8u, ${transposeA});
  let aQuad = select(lane / 32u, lane % 8u, ${transposeA});
  let bDepth = select(lane / 8u, lane % 32u, ${transposeB});
  let bQuad = select(lane % 8u, lane / 32u, ${transposeB});
  $each i 4: let a${i}At = batch * ${aSize}u + min(row + aQuad * 4u + ${i}u, ${M}u - 1u) * ${aRow}u;
  $each j 4: let b${j}At = batch * ${bSize}u + min(column + bQuad * 4u + ${j}u, ${N}u - 1u) * ${bColumn}u;
  $each i 4: var c${i} = vec4f();
  for (var start = 0u; start < ${K}u; start += 32u) {
    let ka = start + aDepth;
    let kb = start + bDepth;
    var a = vec4f();
    var b = vec4f();
    if (ka < ${K}u) {
      $each i 4: a[${i}] = ${a}(a${i}At + ka * ${aDepth}u);
    }
    if (kb < ${K}u) {
      $each j 4: b[${j}] = ${b}(b${j}At + kb * ${bDepth}u);
    }
    scratch[aDepth * 8u + aQuad] = a;
    scratch[256u + bDepth * 8u + bQuad] = b;
    workgroupBarrier();
    for (var k = slice * 8u; k < slice * 8u + 8u; k++) {
      let left = scratch[k * 8u + y];
      let right = scratch[256u + k * 8u + x];
      $each i 4: c${i} += left[${i}] * right;
    }
    workgroupBarrier();
  }
  $each i 4: scratch[slice * 256u + (y * 4u + ${i}u) * 8u + x] = c${i};
  workgroupBarrier();
  let sum = scratch[lane] + scratch[256u + lane] + scratch[512u + lane] + scratch[768u + lane];
  let i = row + lane / 8u;
  let j = column + lane % 8u * 4u;
  let at = batch * ${cSize}u + i * ${N}u + j;
  $each q 4: if (i < ${M}u && j + ${q}u < ${N}u) { ${store}(at + ${q}u, sum[${q}]); }
}
