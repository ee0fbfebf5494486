/** @file What the lab's live region says: changes of state, in few words, and nothing in between. */

import { errorText } from './error-text.ts';
import { labStrings } from './strings.ts';

/** What the reader can tell apart about a lab's state. */
export interface LabState {
  readonly error: { readonly code?: string; readonly message: string } | null;
  readonly busy: boolean;
  readonly training: boolean;
  readonly ended: boolean;
  readonly step: number;
}

/** Lets passing remarks, such as that a link was copied, be said in the region of the states; '' says no more of them. */
export function createSpeaker(): (status: string, remark: string) => string {
  let last = { status: '', remark: '' };
  let text = '';
  return (status, remark) => {
    // What is over is not said again: once a remark has passed, the region is empty until the next change.
    if (remark === '' && text === last.remark) text = '';
    if (status !== last.status) text = status;
    if (remark !== '' && remark !== last.remark) text = remark;
    last = { status, remark };
    return text;
  };
}

type Kind = 'idle' | 'failed' | 'training' | 'replaying' | 'finished' | 'paused';

function kindOf({ error, busy, training, ended }: LabState): Kind {
  if (error) return 'failed';
  if (busy) return training ? 'training' : 'replaying';
  return ended ? 'finished' : 'paused';
}

/** Turns states into announcements; says nothing until something has happened. */
export function createStatus(): (state: LabState) => string {
  const { status } = labStrings;
  let kind: Kind = 'idle';
  /** The state in which it became of this kind. */
  let since: LabState;
  const text: Readonly<Record<Kind, () => string>> = {
    idle: () => '',
    failed: () => status.failed(errorText(since.error!)),
    training: () => status.training,
    replaying: () => status.replaying,
    finished: () => status.finished(since.step),
    paused: () => status.paused(since.step),
  };
  return (state) => {
    const next = kindOf(state);
    // Between a play and the worker's first slice nothing trains yet; that is not worth saying.
    const first = kind === 'idle' && (next === 'paused' || next === 'finished');
    // One error may come in the place of another.
    if ((next !== kind || state.error !== since.error) && !first) {
      kind = next;
      since = state;
    }
    return text[kind]();
  };
}
