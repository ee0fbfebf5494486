/** @file Everything a sampling needs, without the page: pure functions on arrays of coordinates in model units. */
export { ddimSigma, ddimStep } from './samplers/ddim.ts';
export { ddpmCoefficients, ddpmStep, type DdpmCoefficients } from './samplers/ddpm.ts';
export { dpmSolverPlusPlus2MStep, halfLogSnr, type EarlierStep } from './samplers/dpm-solver.ts';
export { EDM_SIGMA_MAX, edmEulerStep, edmHeunStep, edmSlope, heunStep, karrasSigmas, sigmaOf, } from './samplers/heun.ts';
export type { Points } from './samplers/points.ts';
export { clipped, toX0AndEps, type Parts } from './samplers/prediction.ts';
export { checkSampler, frameLevels, sample, type Denoise, type SampleTask } from './samplers/sample.ts';
export { customTimesteps, timesteps } from './samplers/timesteps.ts';
