/**
 * @file The director keeps the stage: sets it up when it comes near and there is something to show, draws when
 * something has changed, runs a loop only while something moves in front of the reader, and clears up.
 */
import type { ActedGroup, ActedStep } from '../types.ts';
import { type View } from './orbit.ts';
import type { Palette } from './palette.ts';
import { type Phase } from './phases.ts';
import type { StageInfo } from './stage.ts';
export type SceneMode = 'auto' | 'animated' | 'stills';
/** How the scene stands: drawn by a graphics card or in software, or why it is not drawn. */
export type SceneStatus = 'idle' | 'loading' | 'hardware' | 'software' | 'none' | 'lost' | 'gone';
/** Whom the director tells, and what it asks. */
export interface DirectorHost {
    status(status: SceneStatus): void;
    palette(): Palette;
    entered(phase: Phase): void;
    ended(): void;
}
export declare class SceneDirector {
    #private;
    private readonly host;
    status: SceneStatus;
    view: View;
    constructor(host: DirectorHost);
    /** Whether phases move, or stand as stills. */
    get animated(): boolean;
    get atEnd(): boolean;
    get info(): StageInfo | undefined;
    /** Gives the director its place on the page. */
    open(place: HTMLElement, labels: HTMLElement): void;
    /** The scene is about to come into view. */
    wake(): void;
    see(visible: boolean): void;
    setMode(mode: SceneMode): void;
    setGroup(acted: ActedStep | undefined, group: ActedGroup | undefined): void;
    /** Brings the scene to a phase if it is not there. */
    setPhase(phase: Phase, playing: boolean): void;
    /** Begins a phase, or stands at its most telling moment. */
    go(phase: Phase, playing: boolean): void;
    /** Stands at a moment: `progress` 0 to 1 within the phase. */
    stand(phase: Phase, progress: number): void;
    setPace(playing: boolean, speed: number): void;
    look(view: View): void;
    repaint(): void;
    /** Sets the scene up again after the device was lost too often. */
    retry(): void;
    /** Lets go of everything; `wake` begins anew. */
    close(): void;
}
