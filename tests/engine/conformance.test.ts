/** @file The engine's fingerprints against the reference's, with the default settings and at full decode. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { distance, readTmk, tmkLevel1, tmkLevel2 } from "../../src/fingerprint/index.ts";
import { createEngine, forkIsolated, type ItemRecord } from "../../src/engine/index.ts";
import { conformance, expected, hasConformance } from "../fixtures/conformance.ts";
import { scanOf } from "./scanning.ts";

const engine = createEngine({ spawn: forkIsolated() });
afterAll(() => engine.close());

const upright = (record: ItemRecord | undefined) => {
  const found = record?.fingerprints.find((one) => one.type === "pdq" && one.variant === "upright");
  return found?.type === "pdq" ? found : undefined;
};

/** CMYK differs by the colour conversion, which the specification leaves open. */
const comparable = expected.images.filter(
  ({ file, full_resolution_upright: { quality } }) => quality >= 50 && !/cmyk/i.test(file) && !file.endsWith(".bmp"),
);

describe.skipIf(!hasConformance)("conformance (needs the reference values beside the project)", () => {
  let shrunk = new Map<string, ItemRecord>();
  let full = new Map<string, ItemRecord>();
  beforeAll(async () => {
    const sources = [join(conformance, "images"), join(conformance, "videos")];
    ({ items: shrunk } = await scanOf(engine, sources));
    ({ items: full } = await scanOf(engine, sources, { fullDecode: true }));
  });

  test("pictures decoded at full size are equal to the reference, bit for bit", () => {
    const apart = comparable.map(({ file, full_resolution_upright: { pdq_hex } }) => ({
      file,
      bits: distance(upright(full.get(join(conformance, file)))?.value ?? "0".repeat(64), pdq_hex),
    }));
    expect(apart.filter(({ bits }) => bits > 0)).toEqual([]);
    expect(apart.length).toBeGreaterThan(40);
  });

  test("pictures shrunk on load are within two bits", () => {
    const apart = comparable.map(({ file, full_resolution_upright: { pdq_hex } }) =>
      distance(upright(shrunk.get(join(conformance, file)))?.value ?? "0".repeat(64), pdq_hex),
    );
    expect(Math.max(...apart)).toBeLessThanOrEqual(4);
    expect(apart.filter((bits) => bits <= 2).length / apart.length).toBeGreaterThanOrEqual(0.99);
  });

  test("quality is within one", () => {
    for (const { file, full_resolution_upright: { quality } } of comparable) {
      for (const found of [shrunk, full]) {
        expect(Math.abs((upright(found.get(join(conformance, file)))?.quality ?? Number.NaN) - quality), file).toBeLessThanOrEqual(1);
      }
    }
  });

  test("a turned photo also has the fingerprint of its stored orientation", () => {
    const turned = comparable.filter(({ exif_orientation }) => exif_orientation > 1);
    expect(turned.length).toBeGreaterThan(0);
    for (const { file, full_resolution: { pdq_hex } } of turned) {
      const stored = full.get(join(conformance, file))?.fingerprints.find((one) => one.type === "pdq" && one.variant === "stored");
      expect(stored?.type === "pdq" ? distance(stored.value, pdq_hex) : Number.NaN, file).toBe(0);
    }
  });

  test("every video has its MD5", () => {
    for (const { file, md5 } of expected.videos) {
      expect(shrunk.get(join(conformance, file))?.fingerprints).toContainEqual({ type: "md5", value: md5 });
    }
  });

  describe("of every video", () => {
    const framesOf = (file: string, variant: "upright" | "stored") => {
      const found = shrunk.get(join(conformance, file))?.fingerprints.find((one) => one.type === "vpdq" && one.variant === variant);
      return found?.type === "vpdq" ? found.frames : [];
    };
    test.each(expected.videos)("$file: the same frames are hashed as by the reference, at the same times", ({ file, rotation_metadata, vpdq_1s }) => {
      const ours = framesOf(file, rotation_metadata === 0 ? "upright" : "stored");
      expect(ours.map(({ frame, timestamp }) => [frame, timestamp.toFixed(3)])).toEqual(vpdq_1s.map(({ frame, timestamp }) => [frame, timestamp]));
    });

    test("frames with detail are within ten bits, and equal for the most part", () => {
      const apart = expected.videos.flatMap(({ file, rotation_metadata, vpdq_1s }) => {
        const ours = framesOf(file, rotation_metadata === 0 ? "upright" : "stored");
        return vpdq_1s.flatMap(({ quality, pdq_hex }, i) => (quality < 50 ? [] : [distance(ours[i]?.value ?? "0".repeat(64), pdq_hex)]));
      });
      apart.sort((a, b) => a - b);
      expect(apart.length).toBeGreaterThan(20);
      expect(apart.at(-1)).toBeLessThanOrEqual(10);
      expect(apart[Math.floor(apart.length / 2)]).toBe(0);
    });

    test("one with a rotation also has its frames as people see them, which are others", () => {
      const turned = expected.videos.filter(({ rotation_metadata }) => rotation_metadata !== 0);
      expect(turned.length).toBeGreaterThan(0);
      for (const { file } of turned) {
        const [upright, stored] = [framesOf(file, "upright"), framesOf(file, "stored")];
        expect(upright.length).toBe(stored.length);
        expect(distance(upright[0]?.value ?? "", stored[0]?.value ?? "")).toBeGreaterThan(31);
      }
    });

    test("TMK+PDQF files score at least 0.999 on both levels", async () => {
      const files = new Map<string, Uint8Array>();
      await scanOf(engine, [join(conformance, "videos")], { onTmk: ({ path }, file) => files.set(path, file) });
      for (const { file } of expected.videos) {
        const ours = readTmk(files.get(join(conformance, file)) ?? new Uint8Array());
        const theirs = readTmk(await readFile(join(conformance, file.replace("videos/", "tmk/").replace(".mp4", ".tmk"))));
        expect(ours.frames, file).toBe(theirs.frames);
        expect(tmkLevel1(ours, theirs), file).toBeGreaterThanOrEqual(0.999);
        expect(tmkLevel2(ours, theirs), file).toBeGreaterThanOrEqual(0.999);
      }
    });
  });
});
