/** @file From a space's name and passphrase to a key: scrypt (RFC 7914), its parameters kept beside what they sealed. */
import { randomBytes, scrypt } from "node:crypto";
import { z } from "zod";
import { KEY_BYTES } from "./sealing.ts";

export const derivation = z
  .object({
    salt: z.base64(),
    logN: z.int().min(10).max(22),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
  })
  .readonly();
export type Derivation = z.infer<typeof derivation>;

export type Cost = Omit<Derivation, "salt">;

/** OWASP's first choice for scrypt (2024): 128 MiB, about 0.4 s on a laptop. Raised here, old spaces follow when they are opened. */
export const CURRENT_COST: Cost = { logN: 17, r: 8, p: 1 };

/** New parameters of the given cost, with a salt of their own. */
export const newDerivation = (cost: Cost): Derivation => ({ ...cost, salt: randomBytes(16).toString("base64") });

/** Whether parameters cost less to guess against than today's. */
export const isWeaker = (than: Cost, given: Derivation): boolean => given.logN + Math.log2(given.r * given.p) < than.logN + Math.log2(than.r * than.p);

/** One spelling of a name, so that capitals and composed letters don't lock anybody out. */
export const foldedName = (name: string): string => name.normalize("NFKC").trim().toLocaleLowerCase("en");

/**
 * The key of 32 bytes. The name takes part as a salt of its own does: spaces of one machine share `salt`, so that opening one
 * costs one derivation however many there are, and yet a guess at one is no guess at another.
 */
export const passphraseKey = (name: string, passphrase: string, { salt, logN, r, p }: Derivation): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const secret = Buffer.from(`${foldedName(name)}\0${passphrase.normalize("NFKC")}`, "utf8");
    const N = 2 ** logN;
    scrypt(secret, Buffer.from(salt, "base64"), KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (fault, key) =>
      fault === null ? resolve(key) : reject(fault),
    );
  });
