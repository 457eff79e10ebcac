/** @file `hash PATH...`: the engine on a terminal, for people and for programs. */
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { ItemRecord, SkippedRecord } from "../engine/index.ts";
import type { ScanProgress } from "../shared/model/scan.ts";
import { scanPaths } from "./engine-call.ts";
import { printable, progressLine, sizeText, timeText } from "./terminal.ts";
import { tmkWriter } from "./tmk-files.ts";
import { WrongCall } from "./usage.ts";

interface Printer {
  readonly item: (record: ItemRecord) => void;
  readonly skipped: (record: SkippedRecord) => void;
  readonly progress: (progress: ScanProgress) => void;
  readonly summary: (progress: ScanProgress, milliseconds: number) => void;
}

const write = (text: string): void => void process.stdout.write(`${text}\n`);

const jsonPrinter = (): Printer => ({
  item: ({ path, kind, bytes, fingerprints, notices }) => write(JSON.stringify({ type: "file", path, kind, bytes, fingerprints, notices })),
  skipped: ({ path, reason }) => write(JSON.stringify({ type: "skipped", path, reason })),
  progress: () => undefined,
  summary: ({ items, skipped, finished }, milliseconds) =>
    write(JSON.stringify({ type: "summary", files: finished.files, hashed: items, skipped, bytes: finished.bytes, milliseconds: Math.round(milliseconds) })),
});

const tablePrinter = (): Printer => {
  const line = progressLine(process.stderr);
  const row = (first: string, second: string, path: string): void => {
    line.clear();
    write(`${first.padEnd(64)}  ${second.padStart(7)}  ${printable(path)}`);
  };
  row("fingerprint", "quality", "file");
  return {
    item: ({ path, fingerprints, notices }) => {
      const note = notices.length === 0 ? "" : `  (${notices.join(", ")})`;
      for (const one of fingerprints) {
        if (one.type === "pdq") row(one.value, String(one.quality), `${path}${one.variant === "upright" ? note : `  [${one.variant}]`}`);
      }
      if (!fingerprints.some(({ type }) => type === "pdq")) {
        for (const one of fingerprints) if (one.type === "md5") row(`md5 ${one.value}`, "", `${path}${note}`);
      }
    },
    skipped: ({ path, reason }) => row(`skipped: ${reason}`, "", path),
    progress: ({ found, finished, countingDone, remaining }) => {
      const total = countingDone ? `${found.files}` : `${found.files} or more`;
      const rest = remaining === null ? "" : `, about ${timeText(remaining)} to go`;
      line.show(found.files === 0 ? 0 : finished.files / found.files, `${finished.files} of ${total} files, ${sizeText(finished.bytes)}${rest}`);
    },
    summary: ({ items, skipped, finished }, milliseconds) => {
      line.clear();
      write(`\n${items} fingerprinted, ${skipped} skipped, ${sizeText(finished.bytes)} in ${timeText(milliseconds)}`);
    },
  };
};

const call = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      variants: { type: "boolean", default: false },
      "full-decode": { type: "boolean", default: false },
      jobs: { type: "string" },
      tmk: { type: "string" },
    },
  });

const jobsOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw new WrongCall("--jobs takes a whole number from 1 to 256.");
  return jobs;
};

/** Hashes everything below the given paths and prints it as it comes. Throws WrongCall. */
export const hashCommand = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = call(args);
  if (positionals.length === 0) throw new WrongCall("Name at least one folder or file.");
  const jobs = jobsOf(values.jobs);
  const printer = values.json ? jsonPrinter() : tablePrinter();
  const started = performance.now();
  if (values.tmk !== undefined) await mkdir(values.tmk, { recursive: true });
  const onTmk = values.tmk === undefined ? {} : { onTmk: tmkWriter(values.tmk) };
  const last = await scanPaths(
    positionals,
    {
      ...onTmk,
      variants: values.variants,
      fullDecode: values["full-decode"],
      onItem: printer.item,
      onSkipped: printer.skipped,
      onProgress: printer.progress,
    },
    jobs,
  );
  printer.summary(last, performance.now() - started);
};
