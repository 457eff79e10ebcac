/** Wrong passphrases that cost nothing but scrypt's own time: anybody mistypes. */
const FREE = 3;
const LONGEST = 60_000;

export interface Tries {
  /** Milliseconds until the next try is taken; 0 for at once. */
  readonly wait: () => number;
  readonly failed: () => void;
  readonly succeeded: () => void;
}

/**
 * Slows down wrong passphrases: after three, each doubles the wait, up to a minute. Restarting the program resets it; against
 * that, and against somebody with a copy of the keychain, stands scrypt.
 * @param now milliseconds of a clock that never jumps
 */
export const slowedTries = (now: () => number): Tries => {
  let wrong = 0;
  let until = 0;
  return {
    wait: () => Math.max(0, Math.ceil(until - now())),
    failed: () => {
      wrong += 1;
      if (wrong >= FREE) until = now() + Math.min(LONGEST, 1_000 * 2 ** (wrong - FREE));
    },
    succeeded: () => {
      wrong = 0;
      until = 0;
    },
  };
};
