/** @file A lab around the toy experiment, with its own worker, as a lab's author would write it. */

import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../../../core/element/custom-element.ts';
import type { PropertyValues } from 'lit';
import { LabElement } from '../../../core/element/lab-element.ts';
import type { TensorCodec } from '../../../core/element/run-transfer.ts';
import type { ChartDescription } from '../../../core/element/lab-hooks.ts';
import type { StateFields } from '../../../core/element/restore.ts';
import type { StateValues } from '../../../core/element/share.ts';
import type { Row } from '../../../core/training/experiment.ts';
import type { JsonValue } from '../../../core/training/strict-json.ts';
import { TOY_DEFAULTS, type ToyConfig, type ToyPicture, type ToyRequest } from './toy.ts';
import workerUrl from './toy-worker.ts?worker&url';

export const PRESETS: Record<string, ToyConfig> = {
  quick: TOY_DEFAULTS,
  slow: { ...TOY_DEFAULTS, stepMs: 4 },
  sparse: { ...TOY_DEFAULTS, every: 5 },
};

@customElement('toy-lab')
export class ToyLab extends LabElement<ToyConfig, ToyRequest, ToyPicture, { loss: number; step: number }> {
  readonly lab = 'toy';
  protected readonly label = 'Toy lab';
  readonly presets = [
    { name: 'quick', label: 'Quick' },
    { name: 'slow', label: 'Slow' },
    { name: 'sparse', label: 'Sparsely recorded' },
  ];

  /** The reader's intervention. */
  @property({ type: Number }) scale = 1;
  workerModule = workerUrl;
  steps = 200;
  /** Whether the lab does without a chart. */
  plain = false;

  get shownPicture(): ToyPicture | undefined {
    return this.picture;
  }
  get shownConfig(): ToyConfig {
    return this.config;
  }
  configure(config: Partial<ToyConfig>): void {
    this.config = { ...this.config, ...config };
  }

  protected createWorkerUrl(): string {
    return this.workerModule;
  }
  protected configFor(preset: string): ToyConfig {
    return PRESETS[preset];
  }
  protected defaultTotalSteps(): number {
    return this.steps;
  }
  protected request(options?: { scale: number }): ToyRequest {
    return { scale: options?.scale ?? this.scale };
  }
  protected measuresOf({ scaledLoss, step }: ToyPicture): { loss: number; step: number } {
    return { loss: scaledLoss, step };
  }
  protected renderPicture({ step, scaledLoss }: ToyPicture): unknown {
    return html`<p class="toy">At step ${step} the loss is ${scaledLoss.toFixed(4)}.</p>`;
  }
  protected override chart(rows: readonly Row[]): ChartDescription | undefined {
    if (this.plain) return undefined;
    return {
      label: 'Loss',
      yLabel: 'squared error',
      series: [{ label: 'loss', role: 'model', values: rows.map(({ loss }) => loss) }],
      references: [{ label: 'perfect', value: 0 }],
      valueText: ({ loss }) => `loss ${loss.toFixed(2)}`,
    };
  }
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('scale')) this.refresh();
  }

  protected override shareState(): StateValues {
    return { scale: this.scale === 1 ? undefined : String(this.scale) };
  }
  protected override restoreState(fields: StateFields): void {
    this.scale = fields.whole('scale', 100, 1);
  }

  encodeConfig(config: ToyConfig): JsonValue {
    return { ...config };
  }
  validateConfig(value: unknown): ToyConfig {
    const config = value as Partial<ToyConfig>;
    if (typeof config?.every !== 'number' || config.every < 1) {
      throw Object.assign(new Error('every must be 1 or more.'), { code: 'bad-config' });
    }
    return { ...TOY_DEFAULTS, ...config };
  }
  tensorCodec(): Promise<TensorCodec<ToyConfig>> {
    return Promise.resolve({
      toTensors: (_config, parameters) => new Map([['weights', { shape: [2, 2], values: parameters }]]),
      fromTensors(_config, tensors) {
        const weights = tensors.get('weights');
        if (weights?.values.length !== 4) throw new Error('The tensor "weights" of four numbers is missing.');
        return weights.values;
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'toy-lab': ToyLab;
  }
}
