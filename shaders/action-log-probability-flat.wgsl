// Log-probability of each row's action among the legal ones; or the gradient (onehot(action) − policy) · dy,
// 0 for every illegal action. One invocation a row.

fn ${name}(group: u32, lane: u32) {
  let row = group * ${workgroupSize}u + lane;
  if (row >= ${rows}u) { return; }
  let start = row * ${classes}u;
  let end = start + ${classes}u;
  let taken = start + ${action}(row);
  var highest = -1e30;
  for (var i = start; i < end; i++) {
    if (${legal}(i) > 0.0) { highest = max(highest, ${logits}(i)); }
  }
  var total = 0.0;
  for (var i = start; i < end; i++) {
    if (${legal}(i) > 0.0) { total += exp(${logits}(i) - highest); }
  }
  if (${gradient}) {
    let dy = ${dy}(row);
    for (var i = start; i < end; i++) {
      var slope = 0.0;
      if (${legal}(i) > 0.0) {
        slope = (select(0.0, 1.0, i == taken) - exp(${logits}(i) - highest) / total) * dy;
      }
      ${slope}(i, slope);
    }
  } else if (total > 0.0) {
    ${logProbability}(row, ${logits}(taken) - highest - log(total));
  } else {
    ${logProbability}(row, 0.0);
  }
}
