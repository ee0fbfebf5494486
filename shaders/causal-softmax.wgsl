// Softmax of each row q of [batch, length, length] over the keys k ≤ q; zero above the diagonal. One
// invocation a row.

fn ${name}(group: u32, lane: u32) {
  let row = group * ${workgroupSize}u + lane;
  if (row >= ${rows}u) { return; }
  let start = row * ${length}u;
  let end = start + row % ${length}u + 1u;
  var highest = ${scores}(start);
  for (var i = start + 1u; i < end; i++) { highest = max(highest, ${scores}(i)); }
  var total = 0.0;
  for (var i = start; i < end; i++) { total += exp(${scores}(i) - highest); }
  for (var i = start; i < end; i++) { ${store}(i, exp(${scores}(i) - highest) / total); }
  for (var i = end; i < start + ${length}u; i++) { ${store}(i, 0.0); }
}
