/** @file What a lab's shell answers for before the lab itself is there, by name. */

import { BACKENDS, LOADING, oneOf, toSeed } from './attributes.ts';

/** What a setting depends on besides its attribute. */
interface SettingContext {
  readonly tag: string;
  readonly presets: readonly string[];
}

const flag = (value: string | null): boolean => value !== null;
const text = (value: string | null): string => value ?? '';

/** Attributes that are properties too: the property's value for the attribute's. */
export const SETTINGS: Readonly<
  Record<string, (value: string | null, context: SettingContext) => string | number | boolean>
> = {
  seed: (value, { tag }) => toSeed(tag, value),
  preset: (value, { tag, presets }) => oneOf(tag, 'preset', value, presets, presets[0]),
  backend: (value, { tag }) => oneOf(tag, 'backend', value, BACKENDS, 'auto'),
  loading: (value, { tag }) => oneOf(tag, 'loading', value, LOADING, 'lazy'),
  src: text,
  workerUrl: text,
  autoplay: flag,
  concurrent: flag,
};

/** Members that can be read at any time, with what they are for a medium of which nothing is known yet. */
export const INITIAL: Readonly<Record<string, unknown>> = {
  activeBackend: null,
  backendReason: '',
  paused: true,
  ended: false,
  currentStep: 0,
  trainedSteps: 0,
  totalSteps: NaN,
  history: [],
};

/** Methods of every lab that return a promise: before there is a lab, they bring it. */
export const METHODS: readonly string[] = [
  'play',
  'reset',
  'train',
  'seek',
  'restore',
  'measure',
  'exportRun',
  'importRun',
];

/** Parts of a lab that a page can style: those that `LabElement` documents. */
export const PARTS: readonly string[] = [
  'lab',
  'stage',
  'poster',
  'picture',
  'console',
  'timeline',
  'transport',
  'button',
  'play-button',
  'position',
  'notice',
  'settings',
  'backend',
  'error',
  'caption',
];
