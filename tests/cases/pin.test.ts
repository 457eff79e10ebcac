import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObvious } from "../../src/cases/obvious-pin.ts";
import { makePin, ownPin } from "../../src/cases/pin.ts";

/** Random bytes that are given beforehand, then real ones. */
const given = (...numbers: readonly number[]) => {
  const left = [...numbers];
  return (size: number) => {
    const next = left.shift();
    if (next === undefined) return randomBytes(size);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(next);
    return bytes;
  };
};

describe("a PIN made here", () => {
  it("has eight digits and is never an obvious one", () => {
    for (let drawn = 0; drawn < 2_000; drawn += 1) {
      const pin = makePin(randomBytes);
      expect(pin).toMatch(/^\d{8}$/);
      expect(isObvious(pin)).toBe(false);
    }
  });

  it("keeps its leading zeros", () => {
    expect(makePin(given(20_483))).toBe("00020483");
  });

  it("throws away what would make some PINs likelier than others", () => {
    // 2^32 is 42 times all PINs and a remainder: the first number of that remainder and the last must not be used.
    expect(makePin(given(4_200_000_000, 2 ** 32 - 1, 4_199_999_999 - 82_514_030))).toBe("17485969");
  });

  it("draws again instead of an obvious one", () => {
    expect(makePin(given(12_345_678, 0, 11_111_111, 19_850_412, 48_205_937))).toBe("48205937");
  });

  it("uses every digit at every place about equally often", () => {
    const rounds = 20_000;
    const seen = Array.from({ length: 8 }, () => new Array<number>(10).fill(0));
    for (let drawn = 0; drawn < rounds; drawn += 1) {
      Array.from(makePin(randomBytes)).forEach((digit, place) => {
        const row = seen[place];
        if (row) row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
      });
    }
    // Six standard deviations of a fair draw: fails by chance about once in ten million runs.
    const bound = 6 * Math.sqrt(rounds * 0.1 * 0.9);
    for (const row of seen) for (const count of row) expect(Math.abs(count - rounds / 10)).toBeLessThan(bound);
  });
});

describe("the person's own PIN", () => {
  it.each(["", "1", "48205", "äöüßé"])("refuses %j as too short", (chosen) => {
    expect(ownPin(chosen)).toEqual({ ok: false, code: "pin-too-short" });
  });

  it.each([
    "111111", "000000", "123456", "12345678", "654321", "987654321", "121212", "123123", "12341234", "acegik",
    "147258369", "password1", "PassWort!", "qwertz", "abcdef", "19900101", "01011990", "12311990", "310599", "990531",
  ])("refuses %j as too simple", (chosen) => {
    expect(ownPin(chosen)).toEqual({ ok: false, code: "pin-too-simple" });
  });

  it.each(["480293", "73920461", "blue teapot 9", "семь ветров", "犬と猫と鳥と魚"])("takes %j as it is", (chosen) => {
    expect(ownPin(chosen)).toEqual({ ok: true, value: chosen });
  });

  it("is the same PIN however its letters were composed", () => {
    expect(ownPin("cafe\u0301-9371")).toEqual({ ok: true, value: "caf\u00e9-9371" });
  });

  it("never changes what it accepts other than in composition, and never accepts what is obvious", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 70 }), (chosen) => {
        const outcome = ownPin(chosen);
        if (!outcome.ok) return;
        expect(outcome.value).toBe(chosen.normalize("NFC"));
        expect(isObvious(outcome.value)).toBe(false);
        expect(outcome.value.length).toBeLessThanOrEqual(64);
      }),
    );
  });
});
