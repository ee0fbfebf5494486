/** @file The scene's controls, and the scene in words. */
import type { ActedGroup, ActedStep } from '../types.ts';
import { type Phase } from './phases.ts';
/** What the controls show. */
export interface BarState {
    readonly playing: boolean;
    readonly speed: number;
    readonly phase: Phase;
    readonly animated: boolean;
}
/** What they do. */
export interface BarActions {
    phase(phase: Phase): void;
    act(playing: boolean, speed: number): void;
    home(): void;
    readonly fullSpeed: number;
}
/** Play, the four phases, speed and view; `drawn` is whether there is a picture to control. */
export declare function sceneBar({ playing, speed, phase, animated }: BarState, drawn: boolean, actions: BarActions): import("lit-html").TemplateResult<1>;
/** All numbers of the picture, as text. */
export declare function sceneWords(acted: ActedStep, group: ActedGroup): import("lit-html").TemplateResult<1>;
