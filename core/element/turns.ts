/**
 * @file Whose turn it is to play, among the labs of a page: a page full of labs that all train at once is slow in
 * every one of them. The newest wish wins, as with the sound of players; a lab that would play by itself waits.
 * What a method asks for, `train(n)` or a seek, needs no turn.
 */

/** A lab that plays, or waits to. */
export interface TurnTaker {
  /** Gives the turn up: another was asked to play. */
  yield(): void;
  /** The turn has come. */
  begin(): void;
}

/** The turn of one page. */
export interface Turns {
  /** Takes the turn at once. */
  take(player: TurnTaker): void;
  /** Begins when nobody plays: at once, or later, in the order of waiting. */
  wait(player: TurnTaker): void;
  /** Plays no more, or waits no more. */
  leave(player: TurnTaker): void;
}

/** Nobody plays. */
export function createTurns(): Turns {
  let playing: TurnTaker | undefined;
  const waiting = new Set<TurnTaker>();

  function next(): void {
    const [player] = waiting;
    if (playing || !player) return;
    waiting.delete(player);
    playing = player;
    player.begin();
  }

  return {
    take(player) {
      waiting.delete(player);
      const before = playing;
      playing = player;
      if (before !== player) before?.yield();
    },
    wait(player) {
      if (playing === player) return;
      waiting.add(player);
      next();
    },
    leave(player) {
      waiting.delete(player);
      if (playing !== player) return;
      playing = undefined;
      // Not within the call that stopped it: it may be about to be started again.
      queueMicrotask(next);
    },
  };
}

/** The turn of this page; labs of several scripts that share their code share it. */
export const turns = createTurns();
