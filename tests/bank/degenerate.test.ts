/** @file The program and the bank draw one line between values that say something and values that don't. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintRow } from "../../bank/src/fingerprints/row.ts";
import type { ChosenItem } from "../../src/cases/index.ts";
import { gatherValues } from "../../src/cases/values.ts";
import type { SentFingerprint } from "../../src/shared/case-api.ts";
import type { Md5Value, PdqValue, Quality } from "../../src/shared/model/fingerprint.ts";
import { hash, md5, pdq } from "../cases/doubles/sample.ts";
import { worked } from "../cases/room.ts";

const quality = 100 as Quality;
const photo = (value: string): ChosenItem => ({ kind: "image", fingerprints: [{ type: "pdq", variant: "upright", value: value as PdqValue, quality }] });
const file = (value: string): ChosenItem => ({ kind: "video", fingerprints: [{ type: "md5", value: value as Md5Value }] });
const clip = (...values: readonly string[]): ChosenItem => ({
  kind: "video",
  fingerprints: [{ type: "vpdq", variant: "upright", frames: values.map((value, frame) => ({ frame, timestamp: frame, quality, value: value as PdqValue })) }],
});

const accepts = ["pdq", "video_md5", "vpdq"] as const;
const sent = (item: ChosenItem): readonly SentFingerprint[] => worked(gatherValues([item], accepts)).fingerprints;

/** The first `set` bits of `digits` hex digits. */
const bits = (set: number, digits: number): string =>
  Array.from({ length: digits }, (_, index) => (2 ** 4 - 2 ** (4 - Math.min(4, Math.max(0, set - index * 4)))).toString(16)).join("");

const table: readonly (readonly [type: "pdq" | "video_md5", value: string, what: string, degenerate: boolean])[] = [
  ["pdq", pdq("a picture"), "an ordinary hash", false],
  ["pdq", bits(63, 64), "a bit less than a quarter set", true],
  ["pdq", bits(64, 64), "a quarter set", false],
  ["pdq", bits(192, 64), "three quarters set", false],
  ["pdq", bits(193, 64), "a bit more than three quarters set", true],
  ["pdq", "0".repeat(64), "zeros", true],
  ["pdq", "f".repeat(64), "ones", true],
  ["pdq", "ab".repeat(32), "one byte repeated", true],
  ["pdq", "12345678".repeat(8), "four bytes repeated", true],
  ["pdq", hash("eight bytes").slice(0, 16).repeat(4), "eight bytes repeated", true],
  ["video_md5", md5("a file"), "an ordinary MD5", false],
  ["video_md5", "d41d8cd98f00b204e9800998ecf8427e", "an empty file's MD5", true],
  ["video_md5", "0".repeat(32), "zeros", true],
  ["video_md5", "deadbeef".repeat(4), "four bytes repeated", true],
  ["video_md5", bits(15, 32), "a bit less than an eighth set", true],
  ["video_md5", bits(16, 32), "an eighth set", false],
  ["video_md5", bits(112, 32), "seven eighths set", false],
  ["video_md5", bits(113, 32), "a bit more than seven eighths set", true],
];

describe("a value that says nothing", () => {
  it.each(table)("%s %s (%s) is left out by the program exactly where the bank would hold it", (type, value, _what, degenerate) => {
    expect(sent(type === "pdq" ? photo(value) : file(value)).length).toBe(degenerate ? 0 : 1);
    const asSent = type === "pdq" ? { type, value: value as PdqValue } : { type, value: value as Md5Value };
    expect(fingerprintRow(asSent).degenerate).toBe(degenerate);
  });

  it("as a video's only frame leaves the video out, and among others only itself", () => {
    const nothing = "0".repeat(64);
    expect(sent(clip(nothing))).toEqual([]);
    expect(sent(clip(nothing, pdq("frame"))).map((one) => one.type === "vpdq" && one.frames.length)).toEqual([1]);
  });

  it("never reaches a bank, whatever the pictures gave", () => {
    // Values near the line, and patterns, more often than chance would give them.
    const hex = (digits: number) =>
      fc.oneof(
        fc.tuple(fc.integer({ min: 0, max: digits * 4 })).map(([set]) => bits(set, digits)),
        fc.tuple(fc.constantFrom(1, 2, 4, 8, 16), fc.string()).map(([length, seed]) => hash(seed).slice(0, length).repeat(digits / length)),
        fc.string().map((seed) => hash(seed).slice(0, digits)),
      );
    const item = fc.oneof(hex(64).map(photo), hex(32).map(file), fc.array(hex(64), { minLength: 1, maxLength: 4 }).map((values) => clip(...values)));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), (items) => {
        const { fingerprints } = worked(gatherValues(items, accepts));
        expect(fingerprints.filter((one) => fingerprintRow(one).degenerate)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
