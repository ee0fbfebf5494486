// As scatter-rows-flat.wgsl, with a workgroup of 256 for 32 channels of a row: 8 slices of the indices, added
// up through workgroup memory.

fn ${name}(group: u32, lane: u32) {
  let channel = group % ${blocksPerRow}u * 32u + lane % 32u;
  let row = group / ${blocksPerRow}u;
  let slice = lane / 32u;
  var sum = 0.0;
  for (var r = slice; r < ${rows}u; r += 8u) {
    if (${index}(r) == row) { sum += ${values}(r * ${channels}u + min(channel, ${channels}u - 1u)); }
  }
  scratch[lane].x = sum;
  workgroupBarrier();
  if (slice == 0u && channel < ${channels}u) {
    $each s 7: sum += scratch[lane + 32u + ${s}u * 32u].x;
    ${store}(row * ${channels}u + channel, sum);
  }
}
