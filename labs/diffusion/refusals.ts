/** @file Why this lab refuses a configuration, for the reader, in the language of the lab. */

import { words } from '../../core/element/language.ts';
import { SENTENCES as COMMON } from '../../core/training/config-check.ts';
import { SENTENCES } from './config.ts';
import { PANEL_SENTENCES } from './panel-config.ts';
export const refusals = words('refusals', { ...COMMON, ...SENTENCES, ...PANEL_SENTENCES });
