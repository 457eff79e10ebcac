import { describe, expect, test } from "vitest";
import { readTmk, TMK_FILE_BYTES, tmkBuilder, tmkLevel1, tmkLevel2, writeTmk, type Tmk } from "../../src/fingerprint/index.ts";
import { seeded } from "../fixtures/pictures.ts";

/** A made-up video: blocks that drift from one random picture to the next. */
const video = (seed: number, frames: number, from = 0): Tmk => {
  const random = seeded(seed);
  const stills = Array.from({ length: 12 }, () => Float32Array.from({ length: 4_096 }, () => random() * 255));
  const builder = tmkBuilder();
  for (let t = from; t < from + frames; t += 1) {
    const [a, b] = [stills[Math.floor(t / 15) % 12], stills[(Math.floor(t / 15) + 1) % 12]];
    const part = (t % 15) / 15;
    builder.addBlock(Float32Array.from({ length: 4_096 }, (_, i) => (a?.[i] ?? 0) * (1 - part) + (b?.[i] ?? 0) * part));
  }
  return builder.finish();
};

describe("TMK+PDQF", () => {
  const one = video(1, 120);

  test("a video scores one against itself on both levels", () => {
    expect(tmkLevel1(one, one)).toBeCloseTo(1, 5);
    expect(tmkLevel2(one, one)).toBeCloseTo(1, 5);
  });

  test("the second level forgives a shift in time", () => {
    expect(tmkLevel2(one, video(1, 120, 10))).toBeGreaterThan(0.7);
  });

  test("two different videos do not match on the second level", () => {
    expect(tmkLevel2(one, video(2, 120))).toBeLessThan(0.7);
  });

  test("survives its file, which has the reference's size", () => {
    const file = writeTmk(one);
    expect(file.length).toBe(TMK_FILE_BYTES);
    expect(TMK_FILE_BYTES).toBe(263_344);
    expect(readTmk(file)).toEqual(one);
  });

  test("a file with other parameters is refused", () => {
    const file = writeTmk(one);
    file[12] = 30;
    expect(() => readTmk(file)).toThrow(RangeError);
    expect(() => readTmk(file.subarray(1))).toThrow(RangeError);
  });
});
