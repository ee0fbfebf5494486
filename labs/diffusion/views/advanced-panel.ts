import { css } from 'lit';
import { ConfigForm, type ControlGroup, type FormWords } from '../../../core/element/config-form.ts';
import { customElement } from '../../../core/element/custom-element.ts';
import { DEFAULT_CONFIG, RULES, flopsPerStep, validateConfig } from '../config.ts';
import { refusals } from '../refusals.ts';
import { strings } from '../strings.ts';
import { advancedStrings } from './advanced-strings.ts';
import type { DiffusionConfig } from '../types.ts';
import { decimal } from '../../../core/plot/numbers.ts';

/** The form of this lab's configuration. */
@customElement('diffusion-advanced')
export class DiffusionAdvanced extends ConfigForm<DiffusionConfig> {
  static override styles = [
    ...ConfigForm.styles,
    css`
      .note,
      .field .hint {
        font-size: var(--_text-tiny);
        line-height: 1.45;
      }
      .buttons {
        gap: var(--_space-3) var(--_space-4);
      }
    `,
  ];

  override config: DiffusionConfig = DEFAULT_CONFIG;

  protected override readonly validate = validateConfig;
  protected override readonly refusals = refusals;

  override get rules(): typeof RULES {
    return RULES;
  }

  override get optional(): readonly string[] {
    return ['points'];
  }

  protected override get words(): FormWords {
    const { range: from, notNumber, apply, undo } = advancedStrings;
    return { from, notNumber, apply, undo };
  }

  protected override get groups(): readonly ControlGroup[] {
    const { fields, schedule, zeroTerminalSnr, zeroTerminalSnrHint, prediction } = advancedStrings;
    const { schedules, predictions } = strings.common;
    return [
      { entries: { 'schedule.name': { name: schedule, values: schedules }, ...fields } },
      { flags: { 'schedule.zeroTerminalSnr': { name: zeroTerminalSnr, hint: zeroTerminalSnrHint } } },
      { field: 'prediction', legend: prediction, values: predictions },
    ];
  }

  protected override cost(config: DiffusionConfig): string {
    return advancedStrings.cost(decimal(flopsPerStep(config) / 1e6, 1));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-advanced': DiffusionAdvanced;
  }
}
