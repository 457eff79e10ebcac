/** @file Fingerprints that no real picture or file has, and that would match what nobody meant. */

const bitsSet = (bytes: Uint8Array): number => {
  let count = 0;
  for (const byte of bytes) for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};

const repeats = (bytes: Uint8Array, length: number): boolean => bytes.every((byte, index) => byte === bytes[index % length]);

/** The MD5 of no bytes at all (RFC 1321, A.5): every empty file has it. */
const EMPTY_FILE = "d41d8cd98f00b204e9800998ecf8427e";

/**
 * Whether a hash is that of an empty file, has nearly all bits alike or is one short pattern over and over. PDQ sets about half
 * of its bits, as each is a coefficient above the median; such values have reached real banks (ThreatExchange issue 1609: a
 * hash of zeros).
 */
export const isDegenerate = (hash: Uint8Array): boolean => {
  const bits = hash.length * 8;
  const set = bitsSet(hash);
  if (Buffer.from(hash).toString("hex") === EMPTY_FILE) return true;
  return set * 8 < bits || set * 8 > bits * 7 || [1, 2, 4].some((length) => repeats(hash, length));
};
