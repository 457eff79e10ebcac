import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gatherValues } from "../../src/cases/values.ts";
import type { ChosenItem } from "../../src/cases/index.ts";
import type { Md5Value, PdqValue, Quality } from "../../src/shared/model/fingerprint.ts";
import { hash, md5, pdq, photo, photos, video } from "./doubles/sample.ts";
import { worked } from "./room.ts";

const usual = ["pdq", "video_md5"] as const;
const gathered = (items: readonly ChosenItem[], accepts: readonly ("pdq" | "video_md5" | "vpdq")[] = usual) => worked(gatherValues(items, accepts));

const q = (value: number) => value as Quality;

describe("what of the chosen files is sent", () => {
  it("is the PDQ of a photo, never its MD5, and the MD5 of a video", () => {
    expect(gathered([photo("a"), video("b")])).toEqual({
      fingerprints: [
        { type: "pdq", value: pdq("a") },
        { type: "video_md5", value: md5("b") },
      ],
      counts: { photos: 1, videos: 1, fingerprints: 2 },
      leftOut: 0,
    });
  });

  it("is every variant of a photo", () => {
    const turned: ChosenItem = {
      kind: "image",
      fingerprints: (["upright", "rot90", "flipx"] as const).map((variant) => ({ type: "pdq", variant, value: pdq(variant), quality: q(80) })),
    };
    expect(gathered([turned]).counts).toEqual({ photos: 1, videos: 0, fingerprints: 3 });
  });

  it("leaves out what platforms would discard, and says how many files that is", () => {
    const result = gathered([photo("blank", 49), photo("fine", 50), { kind: "video", fingerprints: [] }]);
    expect(result.counts).toEqual({ photos: 1, videos: 0, fingerprints: 1 });
    expect(result.leftOut).toBe(2);
  });

  it.each(["0".repeat(64), "f".repeat(64), "ab".repeat(32), "0000000000000001".repeat(4), `${"0".repeat(62)}ff`])("leaves out the degenerate %s", (value) => {
    const item: ChosenItem = { kind: "image", fingerprints: [{ type: "pdq", variant: "upright", value: value as PdqValue, quality: q(100) }] };
    expect(gathered([item]).leftOut).toBe(1);
  });

  it("leaves out the MD5 that is one pattern, and no hash that real data gives", () => {
    expect(gathered([{ kind: "video", fingerprints: [{ type: "md5", value: "0".repeat(32) as Md5Value }] }]).leftOut).toBe(1);
    fc.assert(fc.property(fc.string(), (seed) => gathered([photo(seed), video(seed)]).leftOut === 0), { numRuns: 1_000 });
  });

  it("refuses the whole when a value is not what its type says", () => {
    const broken: ChosenItem = { kind: "image", fingerprints: [{ type: "pdq", variant: "upright", value: `${hash("x").slice(0, 63)}G` as PdqValue, quality: q(90) }] };
    expect(gatherValues([photo("a"), broken], usual)).toEqual({ ok: false, code: "values-refused" });
  });

  it("sends vPDQ frames only where the bank takes them, without the poor ones", () => {
    const clip: ChosenItem = {
      kind: "video",
      fingerprints: [
        { type: "md5", value: md5("clip") },
        {
          type: "vpdq",
          variant: "upright",
          frames: [
            { frame: 0, timestamp: 0, quality: q(90), value: pdq("f0") },
            { frame: 30, timestamp: 1, quality: q(20), value: pdq("f1") },
          ],
        },
      ],
    };
    expect(gathered([clip]).fingerprints.map(({ type }) => type)).toEqual(["video_md5"]);
    const both = gathered([clip], ["pdq", "video_md5", "vpdq"]).fingerprints;
    expect(both.map(({ type }) => type)).toEqual(["video_md5", "vpdq"]);
    expect(both[1]).toEqual({ type: "vpdq", frames: [{ frame: 0, timestamp: 0, quality: 90, value: pdq("f0") }] });
  });

  it("sends evenly fewer frames of a video that has more than the bank takes", () => {
    const frames = Array.from({ length: 45_000 }, (_, frame) => ({ frame, timestamp: frame, quality: q(90), value: pdq(String(frame % 100)) }));
    const [sent] = gathered([{ kind: "video", fingerprints: [{ type: "vpdq", variant: "upright", frames }] }], ["vpdq"]).fingerprints;
    expect(sent?.type === "vpdq" && sent.frames.length).toBe(15_000);
    expect(sent?.type === "vpdq" && sent.frames.slice(0, 3).map(({ frame }) => frame)).toEqual([0, 3, 6]);
  });

  it("says nothing of the order of the files, and each value once", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...photos(20), video("v"), photo("photo-1"), photo("photo-2")], { minLength: 1 }), (chosen) => {
        const there = gathered(chosen).fingerprints;
        const back = gathered([...chosen].reverse()).fingerprints;
        expect(there).toEqual(back);
        expect(new Set(there.map((value) => JSON.stringify(value))).size).toBe(there.length);
      }),
    );
  });
});
