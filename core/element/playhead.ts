/**
 * @file How the display moves through time while a lab plays: forward through what is recorded until it has
 * caught up with training, then along with it.
 */

import { LabError, toLabError } from './errors.ts';
import type { PlayerStage } from './player.ts';

/** At unlimited speed, a whole run is played back in about this many seconds. */
const REPLAY_SECONDS = 10;
/** Following costs the worker a probe; between two of them training gets at least this, in milliseconds. */
const FOLLOW_MS = 60;
/** Nor does it get longer: a picture may have been under way while its device was lost, or the page asleep. */
const LONGEST_FOLLOW_MS = 2000;
/** While nobody plays, training that goes on is glanced at this seldom, in milliseconds. */
const GLANCE_MS = 500;
/** After a stall, playback goes on from where it was rather than jumping; in milliseconds. */
const LONGEST_FRAME_MS = 250;

/** What the playhead needs to know of the player. */
export interface Playhead {
  /** Whether the reader holds the display where it is. */
  held: boolean;
  /** Stands at the step on display, as after a seek. */
  place(): void;
  /** Goes back to the beginning of the record. */
  rewind(): void;
  /** Moves from now on, frame by frame, until `stop`. */
  run(): void;
  /** Stands still, and drops a picture that is on its way. */
  stop(): void;
  /** Shows how far training is, unless that was done a moment ago. */
  glance(): void;
}

/**
 * A playhead over the stage's display.
 * @param blocked whether a seek has the display.
 * @param speed cap on the rate of training, in steps a second; playback keeps to it.
 * @param arrived called when training is over and its last step on display.
 * @param failed called when a picture cannot be made.
 */
export function createPlayhead(
  stage: PlayerStage,
  player: {
    blocked(): boolean;
    speed(): number;
    arrived(): void;
    failed(error: LabError): void;
  },
): Playhead {
  const { session, display } = stage;
  let following = true;
  /** In steps; it moves between recorded steps too. */
  let position = 0;
  let frame = 0;
  let lastFrame = 0;
  let nextShow = 0;
  let showing = new AbortController();

  const finished = (): boolean => session.trainedSteps >= stage.totalSteps && !session.training;

  /** In steps a second. */
  function replayRate(): number {
    const speed = player.speed();
    if (Number.isFinite(speed)) return session.training ? 2 * speed : speed;
    return Math.max(stage.totalSteps / REPLAY_SECONDS, 2 * session.stepsPerSecond);
  }

  /** Shows a step. While training goes on, the next one comes no sooner than `rest` ms, or twice its cost, after it. */
  async function show(step: number, rest: number): Promise<void> {
    const { signal } = showing;
    nextShow = Infinity;
    try {
      await display.show(step, signal);
      if (signal.aborted) return;
      const pause = Math.max(rest, Math.min(2 * display.probeMs, LONGEST_FOLLOW_MS));
      nextShow = session.training ? performance.now() + pause : 0;
    } catch (error) {
      nextShow = 0;
      if (!signal.aborted) player.failed(toLabError(error, 'worker-crashed'));
    }
  }

  function tick(now: number): void {
    const elapsed = Math.min(Math.max(now - lastFrame, 0), LONGEST_FRAME_MS);
    lastFrame = now;
    if (playhead.held || player.blocked()) return;
    const newest = session.newestStep;
    if (!following) {
      // Gone back, the display gets there first.
      const here = session.timeline.nearest(position)?.step ?? 0;
      if (display.step <= here) position += (replayRate() * elapsed) / 1000;
      following = position >= newest;
    }
    const due = session.timeline.nearest(following ? newest : position)?.step;
    if (due === undefined) return;
    if (due !== display.step || display.picture === undefined) {
      if (display.idle && now >= nextShow) void show(due, FOLLOW_MS);
    } else if (following && finished()) {
      player.arrived();
    }
  }

  function nextFrame(): void {
    frame = requestAnimationFrame((now) => {
      nextFrame();
      tick(now);
    });
  }

  const playhead: Playhead = {
    held: false,
    place() {
      position = display.step;
      following = position >= session.newestStep && !finished();
    },
    rewind() {
      position = 0;
      following = false;
    },
    run() {
      if (frame !== 0) return;
      lastFrame = performance.now();
      nextFrame();
    },
    stop() {
      cancelAnimationFrame(frame);
      frame = 0;
      showing.abort();
      showing = new AbortController();
      nextShow = 0;
    },
    glance() {
      if (!playhead.held && display.idle && performance.now() >= nextShow)
        show(session.newestStep, GLANCE_MS);
    },
  };
  return playhead;
}
