import { css } from 'lit';
import { ConfigForm, type ControlGroup, type FormWords } from '../../../core/element/config-form.ts';
import { customElement } from '../../../core/element/custom-element.ts';
import { DEFAULT_CONFIG, LIMITS, RULES, validateConfig } from '../config.ts';
import { refusals } from '../refusals.ts';
import { advancedStrings } from './advanced-strings.ts';
import type { EndgameConfig } from '../types.ts';

/** The form of this lab's configuration. */
@customElement('endgame-advanced')
export class EndgameAdvanced extends ConfigForm<EndgameConfig> {
  static override styles = [
    ...ConfigForm.styles,
    css`
      .choices {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      }
    `,
  ];

  override config: EndgameConfig = DEFAULT_CONFIG;

  protected override readonly validate = validateConfig;
  protected override readonly refusals = refusals;

  override get rules(): typeof RULES {
    return RULES;
  }

  protected override get words(): FormWords {
    return advancedStrings;
  }

  protected override get groups(): readonly ControlGroup[] {
    const { choices, fields, flags } = advancedStrings;
    const choice = (field: keyof typeof choices): ControlGroup => ({ field, ...choices[field] });
    return [
      choice('ending'),
      choice('starts'),
      { entries: fields },
      choice('defence'),
      choice('advantage'),
      choice('aggregation'),
      { flags },
    ];
  }

  protected override cost({ group, startsPerStep }: EndgameConfig): string {
    return advancedStrings.games(group * startsPerStep, LIMITS.gamesPerStep.max);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'endgame-advanced': EndgameAdvanced;
  }
}
