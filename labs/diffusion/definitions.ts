/** @file Every figure of this lab in words: formula, meaning, what to compare it with, and where it comes from. */

import { words } from '../../core/element/language.ts';

/** A published work. */
export interface Source {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly link: string;
}

/** What a figure is. */
export interface Definition {
  readonly name: string;
  readonly formula: string;
  readonly meaning: string;
  readonly baseline: string;
  /** Empty where the lab itself defines the figure. */
  readonly sources: readonly Source[];
}

/** Figures with a definition. */
export type DefinedFigure =
  'energyDistance' | 'slicedWasserstein' | 'mmd' | 'highQuality' | 'modes' | 'nll' | 'scoreError';

const NULL_BAND =
  'The null band: what true points give against other true points, as many on each side. Inside it the samples cannot be told from the data by this figure.';

/** The definitions, in the order in which they are shown. */
export const DEFINITIONS = words<Readonly<Record<DefinedFigure, Definition>>>('definitions', {
  energyDistance: {
    name: 'Energy distance',
    formula: '2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖',
    meaning:
      'How much further samples (X) are from true points (Y) than each are from their own kind, in data units. 0 only for equal distributions. Estimated without bias, so that it may come out a little below 0.',
    baseline: NULL_BAND,
    sources: [
      {
        authors: 'Székely & Rizzo',
        year: 2013,
        title: 'Energy statistics: A class of statistics based on distances',
        link: 'https://doi.org/10.1016/j.jspi.2013.03.018',
      },
    ],
  },
  slicedWasserstein: {
    name: 'Sliced Wasserstein-2',
    formula: '( E_θ W₂²(θ·X, θ·Y) )^½',
    meaning:
      'How far samples have to be moved to become true points, seen along lines in many directions, in data units. Never 0 for finitely many points.',
    baseline: NULL_BAND,
    sources: [
      {
        authors: 'Bonneel, Rabin, Peyré & Pfister',
        year: 2015,
        title: 'Sliced and Radon Wasserstein barycenters of measures',
        link: 'https://doi.org/10.1007/s10851-014-0506-3',
      },
    ],
  },
  mmd: {
    name: 'MMD²',
    formula: 'E k(X, X′) + E k(Y, Y′) − 2 E k(X, Y)',
    meaning:
      'Maximum mean discrepancy with gaussian kernels of several widths: a difference at any of these scales shows. Estimated without bias, so that it may come out a little below 0.',
    baseline: NULL_BAND,
    sources: [
      {
        authors: 'Gretton et al.',
        year: 2012,
        title: 'A kernel two-sample test',
        link: 'https://jmlr.org/papers/v13/gretton12a.html',
      },
    ],
  },
  highQuality: {
    name: 'High-quality samples',
    formula: 'share of samples within 3 standard deviations of a centre',
    meaning: 'Samples that fall onto a mode rather than between modes. For data with centres only.',
    baseline:
      'True points: a gaussian in the plane has 98.9 % of its points within three standard deviations.',
    sources: [
      {
        authors: 'Srivastava et al.',
        year: 2017,
        title: 'VEEGAN: Reducing mode collapse in GANs using implicit variational learning',
        link: 'https://arxiv.org/abs/1705.07761',
      },
    ],
  },
  modes: {
    name: 'Modes covered',
    formula: 'number of centres with at least one high-quality sample',
    meaning: 'Whether parts of the data are missing altogether. For data with centres only.',
    baseline: 'The number of centres.',
    sources: [
      {
        authors: 'Srivastava et al.',
        year: 2017,
        title: 'VEEGAN: Reducing mode collapse in GANs using implicit variational learning',
        link: 'https://arxiv.org/abs/1705.07761',
      },
    ],
  },
  nll: {
    name: 'Negative log-likelihood',
    formula: '−E ln p(x),  ln p(x) = ln p_T(x_T) + ∫ div f dt',
    meaning:
      'What the model says about true points it has not seen, in nats, by the probability-flow ODE with its exact divergence. It belongs to the network, not to a sampler.',
    baseline: 'The true density’s own, where it is known: no model can be lower on average.',
    sources: [
      {
        authors: 'Song et al.',
        year: 2021,
        title: 'Score-based generative modeling through stochastic differential equations',
        link: 'https://arxiv.org/abs/2011.13456',
      },
    ],
  },
  scoreError: {
    name: 'Score error',
    formula: 'E‖ε_θ − ε*‖² a coordinate, mean over noise levels',
    meaning:
      'How far the network is from the best possible guess ε* of the noise, which is the score times −σ. The loss consists of this and of a floor that no network can remove.',
    baseline: '0. The floor, E‖ε − ε*‖², is drawn beside it by noise level.',
    sources: [
      {
        authors: 'Vincent',
        year: 2011,
        title: 'A connection between score matching and denoising autoencoders',
        link: 'https://doi.org/10.1162/NECO_a_00142',
      },
    ],
  },
});
