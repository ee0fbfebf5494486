/**
 * @file The graphics devices of a page's labs: counted, and no more than a few. A device holds tens of megabytes
 * of the reader's graphics memory, and systems run out of devices before pages run out of labs. So when another
 * lab needs one, the lab that has rested longest gives its own back, and has one again when it is next asked for
 * something. A lab at work keeps its device: while all are at work, who comes later waits. All of them share one
 * GPU, so this takes no longer, and what a run computes with never depends on the other labs.
 */

/** Devices of one page: as many labs as are in view at a time, so that going from one to the next costs nothing. */
export const MOST_DEVICES = 4;

/** What may hold a device. */
export interface DeviceUser {
  /** It may have a device from now on. */
  begin(): void;
  /** It has rested longest, and another needs its device. Resolves when that is gone. */
  giveBack(): Promise<void>;
}

/** The devices of one page. Everything may be said again. */
export interface Devices {
  /** Needs its device, or one: `begin` is called when there is one, at once or later. */
  use(user: DeviceUser): void;
  /** Has no work for a device for now. */
  rest(user: DeviceUser): void;
  /** Has no device any more, and needs none. */
  leave(user: DeviceUser): void;
}

/** Nobody has a device. */
export function createDevices(most: number = MOST_DEVICES): Devices {
  const holding = new Set<DeviceUser>();
  /** Those among them that rest, the longest first, and those that have been asked to give back. */
  const resting = new Set<DeviceUser>();
  const leaving = new Set<DeviceUser>();
  const waiting = new Set<DeviceUser>();

  function share(): void {
    for (const user of waiting) {
      if (holding.size >= most) break;
      if (leaving.has(user)) continue;
      waiting.delete(user);
      holding.add(user);
      user.begin();
    }
    for (const user of resting) {
      if (leaving.size >= waiting.size) break;
      resting.delete(user);
      void takeBack(user);
    }
  }

  async function takeBack(user: DeviceUser): Promise<void> {
    leaving.add(user);
    await user.giveBack();
    if (leaving.delete(user)) holding.delete(user);
    share();
  }

  return {
    use(user) {
      resting.delete(user);
      if (holding.has(user) && !leaving.has(user)) return;
      waiting.add(user);
      share();
    },
    rest(user) {
      waiting.delete(user);
      if (holding.has(user) && !leaving.has(user)) resting.add(user);
      share();
    },
    leave(user) {
      for (const users of [holding, resting, leaving, waiting]) users.delete(user);
      share();
    },
  };
}

/** The devices of this page; labs of several scripts that share their code share them. */
export const devices = createDevices();
