// One element of the result an invocation: elementwise work, gathers and reorderings.

fn ${name}(group: u32, lane: u32) {
  let i = group * ${workgroupSize}u + lane;
  if (i < ${size}u) { ${store}(i, ${value}(i)); }
}
