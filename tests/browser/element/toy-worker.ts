import { serveWhereLoaded } from '../../../core/worker/runtime.ts';
import { createToy, idleExecutor } from './toy.ts';

export const serve = serveWhereLoaded(createToy, async (choice) => ({
  executor: idleExecutor(choice === 'auto' ? 'wasm' : choice),
  reason: choice === 'auto' ? 'the toy likes it' : `${choice}, as asked`,
}));
