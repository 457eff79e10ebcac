import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportTmk, type ChosenItem } from "../../src/cases/index.ts";
import { exportSchema } from "../../src/cases/handover/document.ts";
import { exportFingerprints, type ExportedFile } from "../../src/cases/handover/export.ts";
import { readCsv, readJson, readLines, readVpdq, writeVpdq } from "../../src/cases/handover/formats.ts";
import type { ExportFormat } from "../../src/shared/contract/handover.ts";
import type { Quality, VpdqFrame } from "../../src/shared/model/fingerprint.ts";
import { md5, pdq, photo, photos, video } from "./doubles/sample.ts";
import { worked } from "./room.ts";

const ON = "2026-01-02";
const q = (value: number) => value as Quality;
const frames = (seed: string, count: number): readonly VpdqFrame[] =>
  Array.from({ length: count }, (_, index) => ({ frame: index * 30, timestamp: index * 1.001, quality: q(60 + (index % 40)), value: pdq(`${seed}${String(index)}`) }));
const clip = (seed: string): ChosenItem => ({
  kind: "video",
  fingerprints: [{ type: "md5", value: md5(seed) }, { type: "vpdq", variant: "upright", frames: frames(seed, 5) }],
});
const formats = ["json", "csv", "lines", "vpdq"] as const;
const exported = (items: readonly ChosenItem[], format: ExportFormat) => exportFingerprints({ items, format, age: "everyone-adult", on: ON });
const text = (file: ExportedFile | undefined) => new TextDecoder().decode(file?.bytes);
const only = (items: readonly ChosenItem[], format: ExportFormat) => {
  const files = worked(exported(items, format));
  expect(files).toHaveLength(1);
  return text(files[0]);
};

describe("an export", () => {
  it.each(formats)("as %s is refused unless everyone was 18 or over", (format) => {
    for (const age of ["someone-under-18", "not-sure"] as const) {
      expect(exportFingerprints({ items: [clip("a")], format, age, on: ON })).toEqual({ ok: false, code: "not-everyone-adult" });
    }
  });

  it.each(formats)("as %s of nothing usable is refused", (format) => {
    expect(exported([photo("blank", 20)], format)).toEqual({ ok: false, code: "nothing-to-send" });
  });

  it.each(formats)("as %s bears a name that says nothing, and only hashes inside", (format) => {
    for (const { name, bytes } of worked(exported([photo("a"), clip("b")], format))) {
      expect(name).toMatch(/^list-2026-01-02(?:-\d+)?\.(?:json|csv|txt)$/);
      expect(new TextDecoder().decode(bytes)).not.toMatch(/case|label|path|upright|\.jpe?g/i);
    }
  });

  it("as JSON reads back by its schema, with each photo's quality", () => {
    const document = readJson(only([photo("a", 77), clip("b")], "json"));
    expect(document).toEqual({
      format: "ownprint-export",
      version: 1,
      createdOn: ON,
      everyoneAdult: true,
      fingerprints: [
        { type: "pdq", value: pdq("a"), quality: 77 },
        { type: "video_md5", value: md5("b") },
        { type: "vpdq", frames: frames("b", 5) },
      ],
    });
  });

  it("follows the published schema to the letter", () => {
    const published = join(import.meta.dirname, "../../docs/export.schema.json");
    expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(exportSchema());
  });

  it("as CSV has the five columns of Meta's tools", () => {
    const csv = only([photo("a"), video("b")], "csv");
    expect(csv.split("\r\n")).toEqual([
      "signal_type,signal_str,collab,category,tags",
      `pdq,${pdq("a")},,INVESTIGATION_SEED,`,
      `video_md5,${md5("b")},,INVESTIGATION_SEED,`,
      "",
    ]);
  });

  it("as lines has type and value", () => {
    expect(only([photo("a"), video("b")], "lines")).toBe(`pdq ${pdq("a")}\nvideo_md5 ${md5("b")}\n`);
  });

  it("as vPDQ text is one file for each video", () => {
    const files = worked(exported([clip("a"), clip("b"), photo("c")], "vpdq"));
    expect(files.map(({ name }) => name)).toEqual(["list-2026-01-02-1.txt", "list-2026-01-02-2.txt"]);
    expect(new Set(files.map((file) => text(file)))).toEqual(new Set(["a", "b"].map((seed) => writeVpdq(frames(seed, 5)))));
    expect(text(files[0]).split("\n")[1]).toMatch(/^30,61,[0-9a-f]{64},1\.001$/);
  });

  it("reads back whatever was chosen, each value once", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...photos(12), video("v"), clip("w"), photo("photo-3", 55)], { minLength: 1 }), (items) => {
        const lines = exported(items, "lines");
        const csv = exported(items, "csv");
        if (!lines.ok || !csv.ok) return;
        const values = readLines(text(lines.value[0]));
        expect(readCsv(text(csv.value[0]))).toEqual(values);
        expect(new Set(values?.map(({ value }) => value)).size).toBe(values?.length);
      }),
    );
  });
});

describe("reading back", () => {
  it.each(["", "pdq", "pdq xyz\n", `pdq ${pdq("a")}`, `md5 ${md5("a")}\n`, `pdq  ${pdq("a")}\n`, `pdq ${pdq("a")} more\n`])("takes no %j for lines", (wrong) => {
    expect(readLines(wrong)).toBeNull();
  });

  it.each(["", "a,b\r\n", "signal_type,signal_str,collab,category,tags\r\npdq,xyz,,INVESTIGATION_SEED,\r\n"])("takes no %j for CSV", (wrong) => {
    expect(readCsv(wrong)).toBeNull();
  });

  it.each([`1,101,${pdq("a")},0.000\n`, `1,50,${pdq("a")},0\n`, `1,50,${pdq("a")}\n`])("takes no %j for vPDQ", (wrong) => {
    expect(readVpdq(wrong)).toBeNull();
  });

  const samples = join(import.meta.dirname, "../../../shared/conformance");
  it.skipIf(!existsSync(samples))("reads the vpdq tools' own samples, and writes them as they are", () => {
    for (const name of ["chair-19-sd-bar.repo-sample.txt", "doorknob-hd-no-bar.1s.txt"]) {
      const sample = readFileSync(join(samples, "vpdq", name), "utf8");
      const read = readVpdq(sample.endsWith("\n") ? sample : `${sample}\n`);
      expect(read?.length).toBeGreaterThan(1);
      expect(writeVpdq((read ?? []) as readonly VpdqFrame[]).trimEnd()).toBe(sample.trimEnd());
    }
  });

  it.skipIf(!existsSync(samples))("hands a .tmk file on as it is, and nothing that is none", () => {
    const tmk = new Uint8Array(readFileSync(join(samples, "tmk/chair-19-sd-bar.tmk")));
    const files = worked(exportTmk([tmk], { age: "everyone-adult", on: ON }));
    expect(files).toEqual([{ name: "list-2026-01-02-1.tmk", bytes: tmk }]);
    expect(exportTmk([tmk.subarray(1)], { age: "everyone-adult", on: ON })).toEqual({ ok: false, code: "values-refused" });
    expect(exportTmk([tmk], { age: "not-sure", on: ON })).toEqual({ ok: false, code: "not-everyone-adult" });
    expect(exportTmk([], { age: "everyone-adult", on: ON })).toEqual({ ok: false, code: "nothing-to-send" });
  });
});
