/** @file Case numbers from paper: however they are typed, the one that was meant, and never another. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newCaseNumber } from "../../bank/src/case-number.ts";
import { readCaseNumber } from "../../src/renderer/screens/elsewhere/read-case-number.ts";

const numbers = fc.uint8Array({ minLength: 15, maxLength: 15 }).map((bytes) => newCaseNumber(() => bytes));
const gaps = fc.constantFrom("", " ", "-", " - ", "–", "\u00a0", "\t");

describe("a typed case number", () => {
  test("is read with any gaps, in small letters too", () => {
    fc.assert(
      fc.property(numbers, gaps, fc.boolean(), fc.boolean(), (number, gap, isSmall, isPadded) => {
        const typed = number.split("-").join(gap);
        const text = isPadded ? ` ${typed}\n` : typed;
        expect(readCaseNumber(isSmall ? text.toLowerCase() : text)).toBe(number);
      }),
    );
  });

  test("is read where a letter stands for the digit it looks like", () => {
    expect(readCaseNumber("OI1L-0000-1111-0000")).toBe("0111-0000-1111-0000");
  });

  test("is read in full-width characters", () => {
    expect(readCaseNumber("７Ｋ３Ｍ Ｑ９ＴＸ ２ＢＨＷ ５ＲＣＥ")).toBe("7K3M-Q9TX-2BHW-5RCE");
  });

  test.each(["", "7K3M", "7K3M-Q9TX-2BHW-5RC", "7K3M-Q9TX-2BHW-5RCE-A", "7K3M-Q9TX-2BHW-5RCU"])("is none when it can't be one: %j", (typed) => {
    expect(readCaseNumber(typed)).toBeNull();
  });
});
