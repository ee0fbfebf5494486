import { describe, expect, test, vi } from 'vitest';
import { button, errorOf, listen, mount, mountReady, next, problem, said, workers } from './helpers.ts';
import { toyParameters } from './toy.ts';

describe('a worker that dies', () => {
  test('in training: worker-crashed, paused, and nothing recorded is lost', async () => {
    const lab = await mountReady();
    lab.configure({ crashAt: 60, stepMs: 2 });
    await lab.train(40);
    const heard = listen(lab);
    await lab.play();
    await next(lab, 'lab-error');
    expect(lab.error!.code).toBe('worker-crashed');
    expect(lab.error!.message).toContain('unreachable executed');
    expect(lab.paused).toBe(true);
    expect(heard).toContain(`pause@${lab.currentStep}`);
    expect(lab.history.length).toBeGreaterThanOrEqual(41);
    expect(workers[0].terminated).toBe(true);
    await lab.updateComplete;
    expect(problem(lab)).toBe(lab.error!.message);
    expect(said(lab)).toContain(lab.error!.message);
  });

  test('rejects what was waited for', async () => {
    const lab = await mountReady();
    lab.configure({ crashAt: 30 });
    await lab.ready;
    expect((await errorOf(lab.train(50))).code).toBe('worker-crashed');
  });

  test('goes on from its last safe step as if nothing had happened', async () => {
    const lab = await mountReady({ seed: '3' });
    await lab.train(50);
    lab.scale = NaN;
    await next(lab, 'lab-error');
    expect(lab.error!.code).toBe('worker-crashed');
    lab.scale = 1;
    await lab.updateComplete;
    button(lab, 'Go on from step 50').click();
    await lab.ready;
    expect(lab.error).toBeNull();
    expect(lab.trainedSteps).toBe(50);
    await lab.train(20);
    expect(lab.shownPicture!.parameters, 'the optimiser’s memory was kept too').toEqual([
      ...toyParameters(3, 70),
    ]);
    await lab.seek(10);
    expect(lab.shownPicture!.parameters).toEqual([...toyParameters(3, 10)]);
    expect(workers).toHaveLength(2);
  });

  test('while playing goes on playing', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.train(20);
    await lab.play();
    lab.scale = NaN;
    await next(lab, 'lab-error');
    lab.scale = 1;
    await lab.updateComplete;
    button(lab, 'Go on from step 20').click();
    await vi.waitFor(() => expect(lab.currentStep).toBeGreaterThan(60));
    expect(lab.paused).toBe(false);
  });

  test('sends resume points while it trains, at least every two seconds', async () => {
    const lab = await mountReady({ preset: 'slow' });
    lab.totalSteps = 100_000;
    await lab.play();
    await vi.waitFor(() => expect(lab.trainedSteps).toBeGreaterThan(600), { timeout: 10_000 });
    lab.scale = NaN;
    await next(lab, 'lab-error');
    await lab.updateComplete;
    const label = [...lab.renderRoot.querySelectorAll('button')]
      .map((candidate) => candidate.textContent!.trim())
      .find((text) => text.startsWith('Go on'));
    const safe = Number(label!.replace(/\D/g, ''));
    expect(safe).toBeGreaterThan(0);
    expect(lab.trainedSteps - safe).toBeLessThan(600);
  });

  test('can be started over', async () => {
    const lab = await mountReady();
    lab.configure({ crashAt: 30 });
    await lab.train(20);
    await errorOf(lab.train(20));
    await lab.updateComplete;
    button(lab, 'Start over').click();
    await lab.ready;
    expect([lab.trainedSteps, lab.error]).toEqual([0, null]);
    await lab.train(5);
    expect(lab.currentStep).toBe(5);
  });

  test('can be asked on, without the panel', async () => {
    const lab = await mountReady();
    await lab.train(10);
    lab.scale = NaN;
    await next(lab, 'lab-error');
    lab.scale = 1;
    await lab.seek(4);
    expect([lab.currentStep, lab.error]).toEqual([4, null]);
  });
});

describe('a lab that cannot start', () => {
  test('says which lines the page’s policy needs when its worker does not load', async () => {
    const lab = mount();
    lab.workerModule = '/there-is-no-such-worker.js';
    const error = await errorOf(lab.ready);
    expect(error.code).toBe('worker-blocked');
    expect(error.message).toContain('worker-src blob:');
    expect(error.message).toContain('/there-is-no-such-worker.js');
  });

  test('can be tried again', async () => {
    const lab = mount();
    const { workerModule } = lab;
    lab.workerModule = '/there-is-no-such-worker.js';
    await errorOf(lab.ready);
    lab.workerModule = workerModule;
    await lab.updateComplete;
    button(lab, 'Try again').click();
    await lab.ready;
    await lab.updateComplete;
    expect([lab.error, problem(lab)]).toEqual([null, null]);
  });

  test('rejects every method with the reason', async () => {
    const lab = mount();
    lab.configure({ refuse: true });
    expect((await errorOf(lab.play())).code).toBe('toy-refused');
    expect(lab.paused).toBe(true);
    expect((await errorOf(lab.train(1))).code).toBe('toy-refused');
    expect((await errorOf(lab.seek(1))).code).toBe('toy-refused');
    expect((await errorOf(lab.measure())).code).toBe('toy-refused');
  });
});
