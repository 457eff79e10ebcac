/** @file How far a scan is, how long it may still take, and saying so at most ten times a second. */

/** Nine of these are more than a second, so that a state told at once beside them keeps to ten in any second. */
const EVERY = 115;

/** Calls `tell` soon after `touch`, at most once in `every` milliseconds, and at once on `flush`. */
export const throttled = (
  tell: () => void,
  every = EVERY,
): { readonly touch: () => void; readonly flush: () => void } => {
  let last = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    tell();
  };
  return {
    touch: () => {
      if (timer !== undefined) return;
      const wait = last + every - performance.now();
      if (wait <= 0) now();
      else timer = setTimeout(now, wait);
    },
    flush: now,
  };
};

/** Measures the time spent working, without the pauses. */
export const stopwatch = (): { readonly start: () => void; readonly stop: () => void; readonly elapsed: () => number } => {
  let sum = 0;
  let since: number | null = null;
  const running = (): number => (since === null ? 0 : performance.now() - since);
  return {
    start: () => {
      since ??= performance.now();
    },
    stop: () => {
      sum += running();
      since = null;
    },
    elapsed: () => sum + running(),
  };
};

interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** Opening a file and starting a decoder costs about as much as reading this many bytes. */
const FILE_WORTH = 300_000;
const HONEST_AFTER = 2_000;

const worth = ({ files, bytes }: Amount): number => files * FILE_WORTH + bytes;

/** Milliseconds still to go, null while it would be a guess. */
export const remainingTime = (found: Amount, finished: Amount, countingDone: boolean, elapsed: number): number | null => {
  const done = worth(finished);
  if (!countingDone || done === 0) return null;
  if (finished.files >= found.files) return 0;
  if (elapsed < HONEST_AFTER) return null;
  return Math.round((elapsed * (worth(found) - done)) / done);
};
