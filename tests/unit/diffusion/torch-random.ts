/**
 * @file PyTorch's CPU generator, as far as `torch.randn` of a multiple of 16 numbers needs it: MT19937 (Matsumoto
 * & Nishimura 1998), uniform float32 from 24 bits, Box & Muller in blocks of 16. The published sums of DDPM
 * depend on its every number.
 */

const N = 624;
const M = 397;

/** A function that gives the next `count` normal numbers of `torch.manual_seed(seed)`. */
export function torchNormals(seed: number): (count: number) => Float32Array {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let i = 1; i < N; i++) {
    state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
  }
  let used = N;

  function refill(): void {
    for (let i = 0; i < N; i++) {
      const y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    used = 0;
  }

  function uint32(): number {
    if (used === N) refill();
    let y = state[used++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  return (count) => {
    if (count < 16 || count % 16 !== 0) throw new RangeError('torchNormals: count must be a multiple of 16');
    const numbers = Float32Array.from({ length: count }, () => (uint32() & 0xffffff) / 2 ** 24);
    for (let block = 0; block < count; block += 16) {
      for (let j = block; j < block + 8; j++) {
        const radius = Math.fround(Math.sqrt(-2 * Math.log(Math.fround(1 - numbers[j]))));
        const angle = Math.fround(2 * Math.PI * numbers[j + 8]);
        numbers[j] = radius * Math.cos(angle);
        numbers[j + 8] = radius * Math.sin(angle);
      }
    }
    return numbers;
  };
}
