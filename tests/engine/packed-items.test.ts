/** @file Packing loses nothing, whatever a file is called and whatever is known of it, and takes little room. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { packedItems, type KeptItem } from "../../src/engine/packed-items.ts";
import { bytes, instant, localPath, milliseconds } from "../../src/shared/model/brand.ts";
import { fingerprint, pdqVariant, quality } from "../../src/shared/model/fingerprint.ts";
import { notice } from "../../src/shared/model/scan.ts";

const hex = (length: number) => fc.array(fc.nat(15), { minLength: length, maxLength: length }).map((digits) => digits.map((digit) => digit.toString(16)).join(""));
const percent = fc.nat(100);
const anyFingerprint = fc
  .oneof(
    fc.record({ type: fc.constant("pdq"), variant: fc.constantFrom(...pdqVariant.options), value: hex(64), quality: percent }),
    fc.record({ type: fc.constant("md5"), value: hex(32) }),
    fc.record({
      type: fc.constant("vpdq"),
      variant: fc.constantFrom("upright", "stored"),
      frames: fc.array(fc.record({ frame: fc.nat(), timestamp: fc.double({ min: 0, max: 1e6, noNaN: true }).map(Math.abs), quality: percent, value: hex(64) }), { maxLength: 5 }),
    }),
  )
  .map((one) => fingerprint.parse(one));
/** Any name at all: lone surrogates stand for bytes that are no text. */
const name = fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: "binary" }), fc.constant("\udc80\udcff.jpg"), fc.constant("ä é.jpg")).map((text) => text.replaceAll(/[/\\]/g, "-"));
const side = fc.option(fc.integer({ min: 1, max: 1_000_000 }));
const item: fc.Arbitrary<KeptItem> = fc.record({
  path: fc.tuple(fc.constantFrom("/", "/photos/", "/photos/2024 ü/", ""), name).map(([before, own]) => localPath.parse(before + own)),
  folder: fc.constantFrom("", "2024 ü", "a/b"),
  bytes: fc.nat().map((size) => bytes.parse(size * 1_000)),
  modified: fc.integer({ min: -1e12, max: 4e12 }).map((time) => instant.parse(time)),
  kind: fc.constantFrom("image", "video"),
  width: side,
  height: side,
  duration: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }).map((time) => milliseconds.parse(Math.abs(time)))),
  quality: fc.option(percent.map((one) => quality.parse(one))),
  notices: fc.subarray([...notice.options]),
  fingerprints: fc.array(anyFingerprint, { maxLength: 24 }),
});

test("what was added comes back, each under its number", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      const packed = packedItems();
      for (const one of items) packed.add(one);
      expect(packed.count()).toBe(items.length);
      expect(items.map((_, index) => packed.at(index))).toEqual(items);
      expect(items.map((_, index) => packed.pathAt(index))).toEqual(items.map(({ path }) => path));
      expect(items.map((_, index) => packed.kindAt(index))).toEqual(items.map(({ kind }) => kind));
      expect(packed.at(items.length)).toBe(undefined);
    }),
  );
});

test("20,000 photos take little more than their names and fingerprints", () => {
  const packed = packedItems();
  const value = "5a".repeat(32);
  for (let i = 0; i < 20_000; i += 1) {
    packed.add({
      path: localPath.parse(`/home/u/photos/a photo with a name of common length ${i}.jpg`), folder: "", bytes: bytes.parse(2_000_000 + i), modified: instant.parse(1.7e12 + i),
      kind: "image", width: 4_032, height: 3_024, duration: null, quality: quality.parse(100), notices: [],
      fingerprints: [fingerprint.parse({ type: "pdq", variant: "upright", value, quality: 100 }), fingerprint.parse({ type: "md5", value: "0f".repeat(16) })],
    });
  }
  expect(packed.at(19_999)?.path).toBe("/home/u/photos/a photo with a name of common length 19999.jpg");
  // 47 letters, 32 + 1 + 16 bytes of fingerprints, 28 of size, time and sides.
  expect(packed.size() / 20_000).toBeLessThan(200);
});
