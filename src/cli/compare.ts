/** @file `compare A B`: how far two photos or videos are apart. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { distance, MATCH_DISTANCE, matchVideos, readTmk, tmkLevel1, tmkLevel2 } from "../fingerprint/index.ts";
import type { ItemRecord } from "../engine/index.ts";
import { gather } from "./engine-call.ts";
import { printable } from "./terminal.ts";
import { WrongCall } from "./usage.ts";

interface Comparison {
  readonly sameFile: boolean;
  /** The smallest distance of any orientation of one to any of the other, null unless both are pictures. */
  readonly pdq: number | null;
  /** Percent of each one's frames that the other has, null unless both move. */
  readonly vpdq: { readonly first: number; readonly second: number } | null;
  readonly tmk: { readonly level1: number; readonly level2: number } | null;
}

const md5Of = ({ fingerprints }: ItemRecord): string | undefined => fingerprints.find((one) => one.type === "md5")?.value;

const smallest = (first: ItemRecord, second: ItemRecord): number | null => {
  const values = ({ fingerprints }: ItemRecord) => fingerprints.flatMap((one) => (one.type === "pdq" ? [one.value] : []));
  const all = values(first).flatMap((a) => values(second).map((b) => distance(a, b)));
  return all.length === 0 ? null : Math.min(...all);
};

const frames = (first: ItemRecord, second: ItemRecord): Comparison["vpdq"] => {
  const lists = ({ fingerprints }: ItemRecord) => fingerprints.flatMap((one) => (one.type === "vpdq" ? [one.frames] : []));
  const all = lists(first).flatMap((a) => lists(second).map((b) => matchVideos(a, b)));
  return all.sort((a, b) => b.first + b.second - a.first - a.second)[0] ?? null;
};

/** Compares two files and prints it. Throws WrongCall when they can't be compared. */
export const compareCommand = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean", default: false } } });
  const [a, b, ...rest] = positionals;
  if (a === undefined || b === undefined || rest.length > 0) throw new WrongCall("Name two files to compare.");
  const tmks = new Map<string, Uint8Array>();
  const { items, skipped } = await gather([a, b], { onTmk: ({ path }, file) => tmks.set(path, file) });
  const missing = skipped[0];
  if (missing !== undefined) throw new WrongCall(`${printable(missing.path)} can't be compared: ${missing.reason}.`);
  const find = (path: string) => items.find((item) => item.path === resolve(path));
  const [first, second] = [find(a), find(b)];
  if (first === undefined || second === undefined) throw new WrongCall("Name two files, not folders.");
  const [firstTmk, secondTmk] = [tmks.get(first.path), tmks.get(second.path)].map((file) => (file === undefined ? null : readTmk(file)));
  const result: Comparison = {
    sameFile: md5Of(first) === md5Of(second),
    pdq: smallest(first, second),
    vpdq: frames(first, second),
    tmk: firstTmk && secondTmk ? { level1: tmkLevel1(firstTmk, secondTmk), level2: tmkLevel2(firstTmk, secondTmk) } : null,
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ type: "comparison", ...result })}\n`);
    return;
  }
  const lines = [
    result.sameFile ? "The two files are the same, byte for byte." : "The two files are not the same, byte for byte.",
    ...(result.pdq === null ? [] : [`PDQ distance ${result.pdq} of 256 (a match up to ${MATCH_DISTANCE}).`]),
    ...(result.vpdq === null ? [] : [`vPDQ: ${result.vpdq.first.toFixed(0)} % of the first is in the second, ${result.vpdq.second.toFixed(0)} % the other way.`]),
    ...(result.tmk === null ? [] : [`TMK+PDQF: level 1 ${result.tmk.level1.toFixed(4)}, level 2 ${result.tmk.level2.toFixed(4)} (a match from 0.7 on both).`]),
    ...(result.pdq === null && result.vpdq === null ? ["One is a photo, the other a video: nothing more to compare."] : []),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
};
