// c[M, N] = a[M, K] · b[K, N], `batch` times. One invocation holds an 8 × 8 tile of c in registers: 16 loads
// for 64 multiply-adds, and no barrier. Rows and columns past the edge repeat the last one and are not stored.

fn ${name}(group: u32, lane: u32) {
  let tile = group * ${workgroupSize}u + lane;
  if (tile >= ${tiles}u) { return; }
  let column = tile % ${tileColumns}u * 8u;
  let row = tile / ${tileColumns}u % ${tileRows}u * 8u;
  let batch = tile / ${tilesPerBatch}u;
  $each i 8: var a${i}At = batch * ${aSize}u + min(row + ${i}u, ${M}u - 1u) * ${aRow}u;
  $each j 8: var b${j}At = batch * ${bSize}u + min(column + ${j}u, ${N}u - 1u) * ${bColumn}u;
  $each i 8: var c${i}Left = vec4f(); var c${i}Right = vec4f();
  for (var k = 0u; k < ${K}u; k++) {
    let bLeft = vec4f(${b}(b0At), ${b}(b1At), ${b}(b2At), ${b}(b3At));
    let bRight = vec4f(${b}(b4At), ${b}(b5At), ${b}(b6At), ${b}(b7At));
    $each i 8: let a${i} = ${a}(a${i}At); c${i}Left += a${i} * bLeft; c${i}Right += a${i} * bRight;
    $each i 8: a${i}At += ${aDepth}u; b${i}At += ${bDepth}u;
  }
  // One loop instead of 64 stores, each with all that is folded into it: those took longest to compile.
  var results: array<vec4f, 16>;
  $each i 8: results[2 * ${i}] = c${i}Left; results[2 * ${i} + 1] = c${i}Right;
  for (var q = 0u; q < 16u; q++) {
    let four = results[q];
    let i = row + q / 2u;
    let j = column + q % 2u * 4u;
    let at = batch * ${cSize}u + i * ${N}u + j;
    $each p 4: if (${whole} || (i < ${M}u && j + ${p}u < ${N}u)) { ${store}(at + ${p}u, four[${p}]); }
  }
}
