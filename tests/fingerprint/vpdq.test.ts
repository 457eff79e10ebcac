import { describe, expect, test } from "vitest";
import { frameStep, frameTime, matchVideos } from "../../src/fingerprint/index.ts";

const zero = "0".repeat(64);
const frame = (value: string, quality = 100) => ({ value, quality });

describe("which frames are hashed", () => {
  test.each([
    [29.97, 29],
    [30_000 / 1_001, 29],
    [30, 30],
    [12.5, 12],
    [0.5, 1],
  ])("at %d frames a second every %d-th", (rate, step) => expect(frameStep(rate)).toBe(step));

  test("their time is number by rate in single precision", () => {
    expect(frameTime(29, 30_000 / 1_001).toFixed(3)).toBe("0.968");
    expect(frameTime(58, 30_000 / 1_001).toFixed(3)).toBe("1.935");
  });
});

describe("the match of two videos", () => {
  const [a, b, c] = ["f".repeat(64), `${"f".repeat(56)}00000000`, "f0".repeat(32)] as const;

  test("is the part of each one's frames that the other has", () => {
    expect(matchVideos([frame(a), frame(c)], [frame(a)])).toEqual({ first: 50, second: 100 });
    expect(matchVideos([frame(a)], [frame(a), frame(c)])).toEqual({ first: 100, second: 50 });
  });

  test("counts frames of 31 bits apart, and none of 32", () => {
    expect(matchVideos([frame(a)], [frame(b)])).toEqual({ first: 0, second: 0 });
    expect(matchVideos([frame(a)], [frame(`${"f".repeat(56)}00000001`)])).toEqual({ first: 100, second: 100 });
  });

  test("leaves out frames of little quality, and counts equal frames once", () => {
    expect(matchVideos([frame(a), frame(zero, 49)], [frame(a)])).toEqual({ first: 100, second: 100 });
    expect(matchVideos([frame(a), frame(a), frame(a), frame(c)], [frame(a)])).toEqual({ first: 50, second: 100 });
    expect(matchVideos([frame(zero, 10)], [frame(a)])).toEqual({ first: 0, second: 0 });
  });
});
