// As action-log-probability-flat.wgsl, 16 lanes a row: each takes every 16th action, then they agree on the
// maximum and on the sum through workgroup memory.

fn ${name}(group: u32, lane: u32) {
  let row = group * 16u + lane / 16u;
  let first = lane % 16u;
  let start = min(row, ${rows}u - 1u) * ${classes}u;
  var highest = -1e30;
  for (var i = first; i < ${classes}u; i += 16u) {
    if (${legal}(start + i) > 0.0) { highest = max(highest, ${logits}(start + i)); }
  }
  scratch[lane].x = highest;
  workgroupBarrier();
  for (var i = 0u; i < 16u; i++) { highest = max(highest, scratch[lane - first + i].x); }
  var total = 0.0;
  for (var i = first; i < ${classes}u; i += 16u) {
    if (${legal}(start + i) > 0.0) { total += exp(${logits}(start + i) - highest); }
  }
  scratch[256u + lane].x = total;
  workgroupBarrier();
  total = 0.0;
  for (var i = 0u; i < 16u; i++) { total += scratch[256u + lane - first + i].x; }
  if (row < ${rows}u) {
    let taken = ${action}(row);
    if (${gradient}) {
      let dy = ${dy}(row);
      for (var i = first; i < ${classes}u; i += 16u) {
        var slope = 0.0;
        if (${legal}(start + i) > 0.0) {
          slope = (select(0.0, 1.0, i == taken) - exp(${logits}(start + i) - highest) / total) * dy;
        }
        ${slope}(start + i, slope);
      }
    } else if (first == 0u) {
      if (total > 0.0) {
        ${logProbability}(row, ${logits}(start + taken) - highest - log(total));
      } else {
        ${logProbability}(row, 0.0);
      }
    }
  }
}
