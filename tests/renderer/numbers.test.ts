import { describe, expect, test } from "vitest";
import { formatAgo, formatBytes, formatDuration, formatRemaining } from "../../src/renderer/format/numbers.ts";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("sizes", () => {
  test.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1_000, "1 kB"],
    [999_499, "999 kB"],
    [999_999, "1 MB"],
    [2_345_678, "2.3 MB"],
    [123_456_789, "123 MB"],
    [1_500_000_000, "1.5 GB"],
    [7e15, "7,000 TB"],
  ])("%d is %s", (bytes, text) => {
    expect(plain(formatBytes("en", bytes))).toBe(text);
  });

  test("follow the language", () => {
    expect(plain(formatBytes("de", 2_345_678))).toBe("2,3 MB");
    expect(plain(formatBytes("fr", 2_345_678))).toBe("2,3 Mo");
  });
});

describe("time remaining", () => {
  test.each([
    [0, "5 seconds"],
    [12_000, "15 seconds"],
    [54_000, "55 seconds"],
    [58_000, "1 minute"],
    [61_000, "2 minutes"],
    [59 * 60_000, "59 minutes"],
    [60 * 60_000, "1 hour"],
    [61 * 60_000, "1 hour, 10 minutes"],
    [25.2 * 3_600_000, "25 hours, 20 minutes"],
  ])("%d ms is %s, never less than it may take", (milliseconds, text) => {
    expect(formatRemaining("en", milliseconds)).toBe(text);
  });
});

test.each([
  [7_000, "0:07"],
  [59_600, "1:00"],
  [750_000, "12:30"],
  [3_723_000, "1:02:03"],
])("a video of %d ms is %s long", (milliseconds, text) => {
  expect(formatDuration("en", milliseconds)).toBe(text);
});

describe("how long ago", () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const hour = 3_600_000;
  test.each([
    [0, "now"],
    [59_000, "now"],
    [5 * 60_000, "5 minutes ago"],
    [3 * hour, "3 hours ago"],
    [30 * hour, "yesterday"],
    [40 * 24 * hour, "last month"],
    [800 * 24 * hour, "2 years ago"],
  ])("%d ms is %s", (age, text) => {
    expect(formatAgo("en", now - age, now)).toBe(text);
  });

  test("a moment in the future, after the clock was set back, is now", () => {
    expect(formatAgo("en", now + 5 * hour, now)).toBe("now");
  });
});
