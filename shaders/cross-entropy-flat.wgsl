// Loss −log softmax(logits)[target] of each row, and its gradient (softmax − onehot(target)) · dy. One
// invocation a row.

fn ${name}(group: u32, lane: u32) {
  let row = group * ${workgroupSize}u + lane;
  if (row >= ${rows}u) { return; }
  let start = row * ${classes}u;
  let end = start + ${classes}u;
  let label = start + ${target}(row);
  var highest = ${logits}(start);
  for (var i = start + 1u; i < end; i++) { highest = max(highest, ${logits}(i)); }
  var total = 0.0;
  for (var i = start; i < end; i++) { total += exp(${logits}(i) - highest); }
  ${loss}(row, log(total) + highest - ${logits}(label));
  if (${gradient}) {
    let dy = ${dy}(row);
    for (var i = start; i < end; i++) {
      ${slope}(i, (exp(${logits}(i) - highest) / total - select(0.0, 1.0, i == label)) * dy);
    }
  }
}
