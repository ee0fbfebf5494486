// The memories of a loaded program, the same in every module of it. Floats of `inputs` and `constants` lie
// beside integers, so both are read as bits. `inputs` and `outputs` are bound at the place of the current step.
// Sizes are written out: a bound that is known costs less to check than one that must be asked for.

@group(0) @binding(0) var<storage, read_write> parameters: array<f32, ${parameters}>;
@group(0) @binding(1) var<storage, read_write> gradients: array<f32, ${gradients}>;
@group(0) @binding(2) var<storage, read_write> m: array<f32, ${m}>;
@group(0) @binding(3) var<storage, read_write> v: array<f32, ${v}>;
@group(0) @binding(4) var<storage, read_write> activations: array<f32, ${activations}>;
@group(0) @binding(5) var<storage, read> constants: array<u32, ${constants}>;
@group(0) @binding(6) var<storage, read> inputs: array<u32, ${inputs}>;
@group(0) @binding(7) var<storage, read_write> outputs: array<f32, ${outputs}>;
