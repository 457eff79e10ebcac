/**
 * @file Slows down wrong passphrases, across restarts too: how many there were in a row is kept in the keychain, counted before each
 * one is tried. No time is kept with it, so no clock that jumps can shorten a wait: whoever starts the program anew waits anew.
 */
import { SEAL, type SecretStore } from "../secret-store/port.ts";

/** Wrong passphrases that cost nothing but scrypt's own time: anybody mistypes. */
const FREE = 3;
const LONGEST = 60_000;
/** More than these change nothing any more. */
const MOST = 1_000;

/** The one entry: it names no space and no person. Being sealed text by its mark, it is no case and no space to anybody who lists them. */
export const TRIES_ENTRY = "0b1f5a6e90c84d27b3e2a7c4f81d6035";
const MARK = `${SEAL}t1`;

/** After how many wrong ones in a row the next one waits how long, in milliseconds. */
export const waitAfter = (wrong: number): number => (wrong < FREE ? 0 : Math.min(LONGEST, 1_000 * 2 ** (wrong - FREE)));

export type Tried = "right" | "wrong" | "untried";

export interface Tries {
  /** Milliseconds until the next try is taken; 0 for at once. */
  readonly wait: () => Promise<number>;
  /** Counts a try as wrong before it is made. What it answers tells how the try came out. */
  readonly begin: () => Promise<(how: Tried) => Promise<void>>;
}

const parsed = (text: string | null): number => {
  if (text?.startsWith(MARK) !== true) return 0;
  const count = Number(text.slice(MARK.length));
  return Number.isInteger(count) && count > 0 ? Math.min(MOST, count) : 0;
};

/**
 * After three wrong passphrases in a row each further one doubles the wait, up to a minute. Where the keychain can't be asked only
 * this program's own count holds; but then no space can be opened either. Against somebody with a copy of the keychain stands scrypt.
 * @param now milliseconds of a clock that never jumps
 */
export const slowedTries = (store: Pick<SecretStore, "read" | "write" | "remove">, now: () => number): Tries => {
  let wrong = 0;
  let until = 0;

  /** What another program, or this one before it was ended, counted beyond what is known here: its wait begins now. */
  const catchUp = async (): Promise<void> => {
    const kept = await store.read(TRIES_ENTRY);
    const count = kept.ok ? parsed(kept.value) : 0;
    if (count <= wrong) return;
    wrong = count;
    until = now() + waitAfter(wrong);
  };
  const keep = async (): Promise<void> => {
    // A keychain that does not take it is told of where the space itself is read.
    if (wrong === 0) await store.remove(TRIES_ENTRY);
    else await store.write(TRIES_ENTRY, `${MARK}${String(wrong)}`);
  };
  const wait = (): number => Math.max(0, Math.ceil(until - now()));

  return {
    wait: async () => {
      await catchUp();
      return wait();
    },
    begin: async () => {
      await catchUp();
      const before = wrong;
      wrong = Math.min(MOST, wrong + 1);
      await keep();
      return async (how) => {
        switch (how) {
          case "right":
            wrong = 0;
            until = 0;
            break;
          case "untried":
            wrong = before;
            break;
          case "wrong":
            until = now() + waitAfter(wrong);
            return;
        }
        await keep();
      };
    },
  };
};
