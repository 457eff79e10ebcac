/**
 * @file PINs at rest: scrypt with a salt for each case and a pepper that is not in the database (OWASP's password storage
 * cheat sheet names N 2^15, r 8, p 3 among its equal minimum settings). The cost is kept with each hash, so that it can be
 * raised without losing older ones.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { Pin } from "../../src/shared/case-api.ts";

export interface ScryptCost {
  /** log2 of scrypt's N. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

export const DEFAULT_COST: ScryptCost = { logN: 15, r: 8, p: 3 };

/** What is stored of a PIN. */
export interface PinHash {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
  readonly cost: ScryptCost;
}

/** More scrypts than this wait for their turn no longer: the bank says that it is busy. */
const LONGEST_QUEUE = 64;
const AT_ONCE = 4;

/** Thrown when so many PINs are being checked that another would only make all of them late. */
export class TooBusy extends Error {
  constructor() {
    super("too many PINs are being checked");
    this.name = "TooBusy";
  }
}

export interface PinHasher {
  /** Throws {@link TooBusy} when the queue is full. */
  readonly hash: (pin: Pin) => Promise<PinHash>;
  /** Takes as long when `stored` is null (no such case) as when the PIN is wrong, and is then false. */
  readonly matches: (pin: Pin, stored: PinHash | null) => Promise<boolean>;
  /** Whether a hash was made at the cost of today. */
  readonly isCurrent: (stored: PinHash) => boolean;
}

const derive = (peppered: Buffer, salt: Uint8Array, { logN, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** logN;
    scrypt(peppered, salt, 32, { N, r, p, maxmem: 256 * N * r + 1_048_576 }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/**
 * A hasher with the given pepper (any length above 15 bytes) and cost. It runs four scrypts at once, as many as Node has
 * threads for, and lets a bounded number wait.
 */
export const pinHasher = (pepper: string, cost: ScryptCost = DEFAULT_COST): PinHasher => {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= LONGEST_QUEUE) throw new TooBusy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  const peppered = (pin: Pin) => createHmac("sha256", pepper).update(pin, "utf8").digest();
  const nobody: PinHash = { salt: randomBytes(16), hash: randomBytes(32), cost };
  return {
    isCurrent: ({ cost: { logN, r, p } }) => logN === cost.logN && r === cost.r && p === cost.p,
    hash: (pin) =>
      turn(async () => {
        const salt = randomBytes(16);
        return { salt, hash: await derive(peppered(pin), salt, cost), cost };
      }),
    matches: (pin, stored) =>
      turn(async () => {
        const against = stored ?? nobody;
        const key = await derive(peppered(pin), against.salt, against.cost);
        const same = timingSafeEqual(key, against.hash);
        return same && stored !== null;
      }),
  };
};
