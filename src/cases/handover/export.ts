/** @file Fingerprints as files, for organisations that take them in by hand. */
import { isDeepStrictEqual } from "node:util";
import { assertNever } from "../../shared/model/assert-never.ts";
import { failed, ok, type Outcome } from "../../shared/contract/define.ts";
import type { AgeAnswer, ExportFormat } from "../../shared/contract/handover.ts";
import type { SentFingerprint } from "../../shared/case-api.ts";
import { readTmk } from "../../fingerprint/index.ts";
import type { ChosenItem } from "../options.ts";
import { gatherValues } from "../values.ts";
import type { ExportDocument } from "./document.ts";
import { readCsv, readJson, readLines, readVpdq, simpleOnes, writeCsv, writeJson, writeLines, writeVpdq } from "./formats.ts";

export interface ExportedFile {
  /** A name that says nothing of what it is for. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ExportRequest {
  readonly items: readonly ChosenItem[];
  readonly format: ExportFormat;
  /** Anything but `everyone-adult` is refused: such fingerprints are not ours to hand on. */
  readonly age: AgeAnswer;
  /** The day, YYYY-MM-DD. */
  readonly on: string;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const qualities = (items: readonly ChosenItem[]): ReadonlyMap<string, number> => {
  const best = new Map<string, number>();
  for (const { fingerprints } of items) {
    for (const fingerprint of fingerprints) {
      if (fingerprint.type !== "pdq") continue;
      best.set(fingerprint.value, Math.max(best.get(fingerprint.value) ?? 0, fingerprint.quality));
    }
  }
  return best;
};

const documentOf = (fingerprints: readonly SentFingerprint[], items: readonly ChosenItem[], on: string): ExportDocument | null => {
  const best = qualities(items);
  const document = {
    format: "ownprint-export",
    version: 1,
    createdOn: on,
    everyoneAdult: true,
    fingerprints: fingerprints.map((one) => (one.type === "pdq" ? { ...one, quality: best.get(one.value) ?? 0 } : one)),
  };
  return readJson(JSON.stringify(document));
};

const vpdqFiles = (fingerprints: readonly SentFingerprint[], on: string): readonly ExportedFile[] | null => {
  const videos = fingerprints.filter((one) => one.type === "vpdq");
  const files: ExportedFile[] = [];
  for (const [index, { frames }] of videos.entries()) {
    const text = writeVpdq(frames);
    const back = readVpdq(text);
    const same =
      back?.length === frames.length &&
      frames.every(({ frame, quality, value }, at) => {
        const read = back[at];
        return read?.frame === frame && read.quality === quality && read.value === value;
      });
    if (!same) return null;
    files.push({ name: `list-${on}-${String(index + 1)}.txt`, bytes: bytes(text) });
  }
  return files;
};

/**
 * Files in one of the formats, each read back and compared before it is handed over. The same values leave as in sending: usable
 * ones, each once, sorted. Fails with not-everyone-adult, nothing-to-send, values-refused.
 */
export const exportFingerprints = ({ items, format, age, on }: ExportRequest): Outcome<readonly ExportedFile[]> => {
  if (age !== "everyone-adult") return failed("not-everyone-adult");
  const gathered = gatherValues(items, ["pdq", "video_md5", "vpdq"]);
  if (!gathered.ok) return gathered;
  const { fingerprints } = gathered.value;
  const one = (extension: string, text: string, isSame: boolean): Outcome<readonly ExportedFile[]> =>
    isSame ? ok([{ name: `list-${on}.${extension}`, bytes: bytes(text) }]) : failed("values-refused");
  const simple = simpleOnes(fingerprints);
  switch (format) {
    case "json": {
      if (fingerprints.length === 0) return failed("nothing-to-send");
      const document = documentOf(fingerprints, items, on);
      if (document === null) return failed("values-refused");
      const text = writeJson(document);
      return one("json", text, isDeepStrictEqual(readJson(text), document));
    }
    case "csv": {
      if (simple.length === 0) return failed("nothing-to-send");
      const text = writeCsv(simple);
      return one("csv", text, isDeepStrictEqual(readCsv(text), simple));
    }
    case "lines": {
      if (simple.length === 0) return failed("nothing-to-send");
      const text = writeLines(simple);
      return one("txt", text, isDeepStrictEqual(readLines(text), simple));
    }
    case "vpdq": {
      const files = vpdqFiles(fingerprints, on);
      if (files === null) return failed("values-refused");
      return files.length === 0 ? failed("nothing-to-send") : ok(files);
    }
    default:
      return assertNever(format);
  }
};

/**
 * `.tmk` files as the engine made them, after a look that each is one. Fails with not-everyone-adult, nothing-to-send,
 * values-refused.
 */
export const exportTmk = (
  files: readonly Uint8Array[],
  { age, on }: Pick<ExportRequest, "age" | "on">,
): Outcome<readonly ExportedFile[]> => {
  if (age !== "everyone-adult") return failed("not-everyone-adult");
  if (files.length === 0) return failed("nothing-to-send");
  try {
    for (const file of files) if (readTmk(file).frames === 0) return failed("values-refused");
  } catch {
    return failed("values-refused");
  }
  return ok(files.map((file, index) => ({ name: `list-${on}-${String(index + 1)}.tmk`, bytes: file })));
};
