/**
 * @file What is said of the machine, in German. Executors say in English what they compute on, and their choice why, as
 * parts of sentences that core/executors knows; here each part has its German.
 */

const PARTS: readonly (readonly [english: RegExp, german: string])[] = [
  [
    /WebAssembly SIMD with fused multiply-add/g,
    'WebAssembly SIMD mit verschmolzenem Multiplizieren und Addieren',
  ],
  [/, one thread\b/g, ', ein Thread'],
  [/, (\w+) kernels\b/g, ', Kernel „$1“'],
  [/\b(WebGPU|WebGL) on a real GPU\b/g, '$1 auf einer echten GPU'],
  [/\b(WebGPU|tfjs [\d.]+) on\b/g, '$1 auf'],
  [/, since the WebGPU adapter computes in software\b/g, ', denn der WebGPU-Adapter rechnet in Software'],
  [/\bthe WebGPU adapter computes in software\b/g, 'der WebGPU-Adapter rechnet in Software'],
  [/, since there is no WebGPU adapter\b/g, ', denn einen WebGPU-Adapter gibt es nicht'],
  [/\bthere is no WebGPU adapter\b/g, 'einen WebGPU-Adapter gibt es nicht'],
  [/ and WebAssembly with SIMD is not allowed here\b/g, ', und WebAssembly mit SIMD ist hier nicht erlaubt'],
  [/\bplain JavaScript, the last resort:/g, 'reines JavaScript, die letzte Zuflucht:'],
  [/\bnothing faster starts here\b/g, 'nichts Schnelleres startet hier'],
  [
    /, the faster one here: (\w+ \d+) steps a second\b/g,
    ', das hier schneller ist: $1 Schritte in der Sekunde',
  ],
  [/\b(\w+), as asked\b/g, '$1, wie verlangt'],
  [/\b(\w+) has failed here\b/g, '$1 ist hier ausgefallen'],
  [/\b(\w+) did not start:/g, '$1 startete nicht:'],
  [
    /\bin the page itself, since it may not start a worker\b/g,
    'in der Seite selbst, denn sie darf keinen Worker starten',
  ],
];

/** A description of an executor, or the reason for it, in German; what an engine itself has said stays. */
export function inGerman(text: string): string {
  return PARTS.reduce((said, [english, german]) => said.replace(english, german), text);
}
