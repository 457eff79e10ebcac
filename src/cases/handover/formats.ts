/** @file The export formats, each with its reader: what is written is read back before it is handed over. */
import type { SentFingerprint } from "../../shared/case-api.ts";
import type { VpdqFrame } from "../../shared/model/fingerprint.ts";
import { exportDocument, type ExportDocument } from "./document.ts";

interface Simple { readonly type: "pdq" | "video_md5"; readonly value: string }

const simpleType: Readonly<Record<string, Simple["type"]>> = { pdq: "pdq", video_md5: "video_md5" };
const valueShape: Readonly<Record<Simple["type"], RegExp>> = { pdq: /^[0-9a-f]{64}$/, video_md5: /^[0-9a-f]{32}$/ };

const simple = (type: string, value: string): Simple | null => {
  const known = simpleType[type];
  return known !== undefined && valueShape[known].test(value) ? { type: known, value } : null;
};

const isSimple = (fingerprint: SentFingerprint): fingerprint is Extract<SentFingerprint, { type: "pdq" | "video_md5" }> =>
  fingerprint.type === "pdq" || fingerprint.type === "video_md5";

/** Everything that fits on one line; a video's frames don't. */
export const simpleOnes = (fingerprints: readonly SentFingerprint[]): readonly Simple[] => fingerprints.filter(isSimple);

/** `type value`, one a line: what python-threatexchange's local_file exchange reads. */
export const writeLines = (fingerprints: readonly Simple[]): string => fingerprints.map(({ type, value }) => `${type} ${value}\n`).join("");

/** Reads `writeLines`' text; null when a line is none of it. */
export const readLines = (text: string): readonly Simple[] | null => {
  const read = text
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const [type = "", ...value] = line.split(" ");
      return simple(type, value.join(" "));
    });
  return text.endsWith("\n") && !read.includes(null) ? read.filter((one) => one !== null) : null;
};

const COLUMNS = "signal_type,signal_str,collab,category,tags";

/**
 * The five columns of `threatexchange dataset --csv` (facebook/ThreatExchange), CRLF after each row as Python's csv writes. The category
 * is INVESTIGATION_SEED, because nobody has reviewed these; there are no tags and no collaboration.
 */
export const writeCsv = (fingerprints: readonly Simple[]): string =>
  [COLUMNS, ...fingerprints.map(({ type, value }) => `${type},${value},,INVESTIGATION_SEED,`)].map((row) => `${row}\r\n`).join("");

/** Reads `writeCsv`'s text; null when it is none of it. */
export const readCsv = (text: string): readonly Simple[] | null => {
  const [head, ...rows] = text.split("\r\n");
  if (head !== COLUMNS || rows.pop() !== "") return null;
  const read = rows.map((row) => {
    const [type = "", value = "", ...rest] = row.split(",");
    return rest.join(",") === ",INVESTIGATION_SEED," ? simple(type, value) : null;
  });
  return read.includes(null) ? null : read.filter((one) => one !== null);
};

/** A video's frames as the vpdq tools write them: `frame,quality,hash,seconds`, seconds with three decimals. */
export const writeVpdq = (frames: readonly VpdqFrame[]): string =>
  frames.map(({ frame, quality, value, timestamp }) => `${String(frame)},${String(quality)},${value},${timestamp.toFixed(3)}\n`).join("");

export interface ReadFrame {
  readonly frame: number;
  readonly quality: number;
  readonly value: string;
  readonly timestamp: number;
}

/** Reads `writeVpdq`'s text; null when a line is none of it. */
export const readVpdq = (text: string): readonly ReadFrame[] | null => {
  const frames: ReadFrame[] = [];
  for (const line of text.split("\n").slice(0, -1)) {
    const parts = /^(\d+),(\d{1,3}),([0-9a-f]{64}),(\d+\.\d{3})$/.exec(line);
    const [, frame = "", quality = "", value = "", timestamp = ""] = parts ?? [];
    if (parts === null || Number(quality) > 100) return null;
    frames.push({ frame: Number(frame), quality: Number(quality), value, timestamp: Number(timestamp) });
  }
  return text.endsWith("\n") ? frames : null;
};

/** The JSON document as text. */
export const writeJson = (document: ExportDocument): string => `${JSON.stringify(document, null, 2)}\n`;

/** Reads an exported document; null when it is none. */
export const readJson = (text: string): ExportDocument | null => {
  try {
    return exportDocument.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};
