import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseNumber } from "../../src/shared/case-api.ts";
import { hasValidCheckDigit, newCaseNumber } from "../src/case-number.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const numbers = fc.uint8Array({ minLength: 15, maxLength: 15 }).map((bytes) => newCaseNumber(() => bytes));

describe("a case number", () => {
  it("has the form the API describes, and its own check digit", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(caseNumber.safeParse(number).success).toBe(true);
        expect(hasValidCheckDigit(number)).toBe(true);
      }),
    );
  });

  it("shows every single wrong character", () => {
    fc.assert(
      fc.property(numbers, fc.nat(15), fc.integer({ min: 1, max: 31 }), (number, place, change) => {
        const digits = number.replaceAll("-", "").split("");
        digits[place] = ALPHABET.charAt((ALPHABET.indexOf(digits[place] ?? "0") + change) % 32);
        const wrong = caseNumber.parse(digits.join("").replace(/(.{4})(?=.)/g, "$1-"));
        expect(hasValidCheckDigit(wrong)).toBe(false);
      }),
    );
  });

  it("shows two neighbours that were swapped", () => {
    fc.assert(
      fc.property(numbers, fc.nat(14), (number, place) => {
        const digits = number.replaceAll("-", "").split("");
        const [a, b] = [digits[place] ?? "", digits[place + 1] ?? ""];
        fc.pre(a !== b);
        digits.splice(place, 2, b, a);
        const swapped = caseNumber.parse(digits.join("").replace(/(.{4})(?=.)/g, "$1-"));
        expect(hasValidCheckDigit(swapped)).toBe(false);
      }),
    );
  });

  it("does not come twice", () => {
    const many = new Set(Array.from({ length: 10_000 }, () => newCaseNumber()));
    expect(many.size).toBe(10_000);
  });
});
