import type { LabEventDetail } from 'ml-labs/element';
import { LabElement } from 'ml-labs/element';
import type { Ablations } from 'ml-labs/induction';
import { InductionLab } from 'ml-labs/induction';

const lab = document.createElement('induction-lab');
lab.addEventListener('lab-step', ({ detail }) => detail satisfies LabEventDetail);

export const made: InductionLab = lab;
export const found: InductionLab | null = document.querySelector('induction-lab');
export const ablations: Ablations = lab.ablations;
export const isLab: boolean = lab instanceof LabElement;
export const measured: Promise<number> = lab.measure().then(({ step }) => step);

// @ts-expect-error: a number of steps.
void lab.train('five');
// @ts-expect-error: read-only.
lab.paused = true;
// @ts-expect-error: no such kind of ablation.
void lab.ablate([[0, 0]], 'halve');
