// Element i of the rows [rows, channels] picked from the table [count, channels].
fn ${name}(i: u32) -> f32 {
  return ${table}(min(${index}(i / ${channels}u), ${count}u - 1u) * ${channels}u + i % ${channels}u);
}
