import { expect, it } from 'vitest';
import { createDevices, type DeviceUser } from '../../../core/worker/devices.ts';

/** Labs that say what they are told, and give their devices back when the test says so. */
function labs(names: string) {
  const log: string[] = [];
  const returns = new Map<string, () => void>();
  const users = Array.from(names, (name): DeviceUser => ({
    begin: () => void log.push(`${name} begins`),
    giveBack() {
      log.push(`${name} gives back`);
      return new Promise((resolve) => returns.set(name, resolve));
    },
  }));
  /** What was said since this was last asked. */
  const said = (): string[] => log.splice(0);
  /** The device of `name` is gone. */
  const gone = async (name: string): Promise<void> => {
    returns.get(name)!();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { users, said, gone };
}

it('gives a device to each lab until there are as many as may be', () => {
  const devices = createDevices(2);
  const { users, said } = labs('abc');
  for (const user of users) devices.use(user);
  expect(said()).toEqual(['a begins', 'b begins']);
});

it('takes it from the lab that has rested longest, and hands it on when it is gone', async () => {
  const devices = createDevices(2);
  const { users, said, gone } = labs('abc');
  const [a, b, c] = users;
  devices.use(a);
  devices.use(b);
  devices.rest(b);
  devices.rest(a);
  devices.rest(b);
  said();
  devices.use(c);
  expect(said()).toEqual(['b gives back']);
  await gone('b');
  expect(said()).toEqual(['c begins']);
});

it('counts what a lab did between two rests: it has rested since the second', () => {
  const devices = createDevices(2);
  const { users, said } = labs('abc');
  const [a, b, c] = users;
  for (const user of [a, b]) devices.use(user);
  for (const user of [a, b]) devices.rest(user);
  devices.use(a);
  devices.rest(a);
  said();
  devices.use(c);
  expect(said()).toEqual(['b gives back']);
});

it('never robs a lab at work: who comes later waits, in order, until one rests', async () => {
  const devices = createDevices(1);
  const { users, said, gone } = labs('abc');
  const [a, b, c] = users;
  devices.use(a);
  devices.use(b);
  devices.use(c);
  expect(said()).toEqual(['a begins']);
  devices.rest(a);
  expect(said()).toEqual(['a gives back']);
  await gone('a');
  expect(said()).toEqual(['b begins']);
});

it('lets a lab that is giving back ask again: it waits its turn', async () => {
  const devices = createDevices(1);
  const { users, said, gone } = labs('ab');
  const [a, b] = users;
  devices.use(a);
  devices.rest(a);
  devices.use(b);
  devices.use(a);
  devices.rest(b);
  expect(said()).toEqual(['a begins', 'a gives back']);
  await gone('a');
  expect(said()).toEqual(['a begins']);
});

it('asks for no more devices back than there are labs that wait', () => {
  const devices = createDevices(3);
  const { users, said } = labs('abcde');
  const [a, b, c, d, e] = users;
  for (const user of [a, b, c]) devices.use(user);
  for (const user of [a, b, c]) devices.rest(user);
  said();
  devices.use(d);
  devices.use(d);
  expect(said()).toEqual(['a gives back']);
  devices.use(e);
  expect(said()).toEqual(['b gives back']);
});

it('hands on the device of a lab that is gone, whether it worked, rested, waited or gave back', async () => {
  const devices = createDevices(2);
  const { users, said, gone } = labs('abcd');
  const [a, b, c] = users;
  for (const user of users) devices.use(user);
  devices.leave(c);
  devices.leave(a);
  expect(said()).toEqual(['a begins', 'b begins', 'd begins']);
  devices.rest(b);
  devices.use(c);
  expect(said()).toEqual(['b gives back']);
  devices.leave(b);
  expect(said()).toEqual(['c begins']);
  await gone('b');
  devices.use(a);
  expect(said(), 'two are taken, and a late answer frees none').toEqual([]);
});
