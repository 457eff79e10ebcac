/** @file Work that is done now and then, never twice at once. */

export interface Repeated {
  /** Waits for the round that runs and starts none after it. */
  readonly stop: () => Promise<void>;
}

/** Does `work` every `every` milliseconds, one round after another. A round that fails is told to `onFault`, and the next comes. */
export const repeatedly = (every: number, onFault: (fault: unknown) => void, work: () => Promise<void>): Repeated => {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .catch(onFault)
      .finally(() => {
        running = null;
      });
  }, every);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
