/**
 * @file Case numbers: sixteen characters of Crockford's base32 in groups of four, without I, L, O and U, so that they read
 * aloud well. Fifteen are random (75 bits), the last is a check digit.
 */
import { randomBytes } from "node:crypto";
import { caseNumber, type CaseNumber } from "../../src/shared/case-api.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_CHARACTERS = 15;

/**
 * The check digit of fifteen base32 digits, as a digit 0..31: each digit is multiplied by a power of a generator of
 * GF(32) (x^5 + x^2 + 1) and added. As all weights differ and none is zero, every single wrong digit and every swap of two
 * different digits changes it.
 */
const checkDigit = (digits: readonly number[]): number => {
  let sum = 0;
  for (const digit of digits) {
    sum = double(sum ^ digit);
  }
  return sum;
};

/** Multiplication by x in GF(32). */
const double = (value: number): number => {
  const shifted = value << 1;
  return shifted >= 32 ? shifted ^ 0b100101 : shifted;
};

const written = (digits: readonly number[]): CaseNumber => {
  const text = digits.map((digit) => ALPHABET.charAt(digit)).join("");
  return caseNumber.parse(text.replace(/(.{4})(?=.)/g, "$1-"));
};

/** A new case number that nobody can guess. `random` gives bytes, for tests; the system's generator otherwise. */
export const newCaseNumber = (random: (size: number) => Uint8Array = randomBytes): CaseNumber => {
  const digits = Array.from(random(RANDOM_CHARACTERS), (byte) => byte & 31);
  return written([...digits, checkDigit(digits)]);
};

/** Whether a well-formed case number ends in its own check digit; a slip of one character, or of two swapped, does not. */
export const hasValidCheckDigit = (number: CaseNumber): boolean => {
  const digits = Array.from(number.replaceAll("-", ""), (character) => ALPHABET.indexOf(character));
  return digits.at(-1) === checkDigit(digits.slice(0, -1));
};
