/** @file The tables of one acted step: first moves, games, weight changes. The columns of the phase are tinted. */
import { type TemplateResult } from 'lit';
import type { Phase } from '../scene/phases.ts';
import type { ActedGroup, ActedStep } from '../types.ts';
/** First moves: probability before and after, games, reward, advantage, and the truth. */
export declare function candidateTable(group: ActedGroup, phase: Phase, whole: boolean, toggle: () => void): TemplateResult;
/** Every game: its moves, how it ended, reward, advantage. */
export declare function gameTable({ rollouts }: ActedGroup, phase: Phase, whole: boolean, toggle: () => void): TemplateResult;
/** The largest weight changes, by layer. */
export declare function edgeTables({ edges }: ActedStep): TemplateResult;
