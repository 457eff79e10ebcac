/** @file How work in an isolated process keeps in touch: it says that it goes on, and it can be held. */

/** What long work on a file looks at now and then. */
export interface Pace {
  /** Says that work goes on. */
  readonly beat: () => void;
  /** Resolves when the work may go on; at once unless it is held. */
  readonly whenAwake: () => Promise<void>;
  /** Called with true when the work is held, with false when it goes on. Returns how to stop listening. */
  readonly onHold: (listener: (held: boolean) => void) => () => void;
}

const BEAT_EVERY = 500;

/** A pace for this process's life. `say` is told of the work at most twice a second. */
export const createPace = (say: () => void): { readonly pace: Pace; readonly hold: (held: boolean) => void } => {
  const listeners = new Set<(held: boolean) => void>();
  let last = 0;
  let isHeld = false;
  let awake = Promise.resolve();
  let wake: () => void = () => undefined;
  return {
    pace: {
      beat: () => {
        if (Date.now() - last < BEAT_EVERY) return;
        last = Date.now();
        say();
      },
      whenAwake: () => awake,
      onHold: (listener) => {
        listeners.add(listener);
        if (isHeld) listener(true);
        return () => {
          listeners.delete(listener);
          if (isHeld) listener(false);
        };
      },
    },
    hold: (held) => {
      if (held === isHeld) return;
      isHeld = held;
      if (held) {
        awake = new Promise((resolve) => {
          wake = resolve;
        });
      } else wake();
      for (const listener of listeners) listener(held);
    },
  };
};

/** For work too short to be held or reported. */
export const unhurried: Pace = createPace(() => undefined).pace;
