/**
 * @file Which values say nothing of one picture or file, and would match what nobody meant. Programs and banks share this one rule, so
 * that nothing is sent that a bank would hold back.
 */
import { bitsSet, wordsOf } from "./distance.ts";

/** Made of one short pattern over and over: such values have reached real banks (ThreatExchange issue 1609, a hash of zeros). */
const isPattern = (hex: string): boolean => [1, 2, 4, 8, 16].some((length) => length < hex.length && hex === hex.slice(0, length).repeat(hex.length / length));

/**
 * True for PDQ hashes that flat, empty or patterned pictures share: fewer than a quarter or more than three quarters of the bits
 * set (an honest hash has half, as each bit is a coefficient above the median), or one short pattern repeated throughout. Throws
 * RangeError unless it is 64 lower-case hex digits.
 */
export const isDegenerate = (hex: string): boolean => {
  const set = wordsOf(hex).reduce((sum, word) => sum + bitsSet(word), 0);
  return set < 64 || set > 192 || isPattern(hex);
};

/** The MD5 of no bytes at all (RFC 1321, A.5): every empty file has it. */
const EMPTY_FILE = "d41d8cd98f00b204e9800998ecf8427e";

/**
 * True for the MD5 of an empty file, for one short pattern repeated, and for values with fewer than an eighth or more than seven eighths
 * of the bits set: a file has one of those by chance once in 10^19. Takes 32 lower-case hex digits.
 */
export const isDegenerateMd5 = (hex: string): boolean => {
  const set = Array.from({ length: 4 }, (_, word) => bitsSet(Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16))).reduce((sum, bits) => sum + bits, 0);
  return hex === EMPTY_FILE || isPattern(hex) || set < 16 || set > 112;
};
