import { ConfigForm, type ControlGroup, type FormWords } from '../../../core/element/config-form.ts';
import { customElement } from '../../../core/element/custom-element.ts';
import { DEFAULT_CONFIG, LIMITS, RULES, activationBytes, flopsPerStep, validateConfig } from '../config.ts';
import { refusals } from '../refusals.ts';
import { advancedStrings } from './advanced-strings.ts';
import type { InductionConfig } from '../types.ts';

/** The form of this lab's configuration. */
@customElement('induction-advanced')
export class InductionAdvanced extends ConfigForm<InductionConfig> {
  override config: InductionConfig = DEFAULT_CONFIG;

  protected override readonly validate = validateConfig;
  protected override readonly refusals = refusals;

  override get rules(): typeof RULES {
    return RULES;
  }

  protected override get words(): FormWords {
    return advancedStrings;
  }

  protected override get groups(): readonly ControlGroup[] {
    const { fields, task, tasks, positions, positionKinds, control, controlHint } = advancedStrings;
    const { layers, heads, width, ...others } = fields;
    return [
      { entries: { layers, heads, width, ...others } },
      { field: 'task', legend: task, values: tasks },
      { field: 'positions', legend: positions, values: positionKinds },
      { flags: { control: { name: control, hint: controlHint } } },
    ];
  }

  protected override cost(config: InductionConfig): string {
    const gigaflops = flopsPerStep(config) / 1e9;
    return advancedStrings.cost(
      gigaflops < 0.1 ? gigaflops.toFixed(3) : gigaflops.toFixed(2),
      (activationBytes(config) / 1e6).toFixed(1),
      String(LIMITS.gigaflopsPerStep.max),
      String(LIMITS.activationMegabytes.max),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'induction-advanced': InductionAdvanced;
  }
}
