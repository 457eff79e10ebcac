/** @file `group PATH...`: near duplicates among photos and exact copies among videos. */
import { parseArgs } from "node:util";
import { nearDuplicateGroups } from "../fingerprint/index.ts";
import type { ItemRecord } from "../engine/index.ts";
import { gather } from "./engine-call.ts";
import { printable } from "./terminal.ts";
import { WrongCall } from "./usage.ts";

const uprightOf = ({ fingerprints }: ItemRecord): string | undefined => {
  const found = fingerprints.find((one) => one.type === "pdq" && one.variant === "upright");
  return found?.type === "pdq" ? found.value : undefined;
};

const md5Of = ({ fingerprints }: ItemRecord): string => fingerprints.find((one) => one.type === "md5")?.value ?? "";

/** Groups of photos whose upright PDQ hashes are within the match distance, then of files that are equal byte for byte. */
const groupsOf = (items: readonly ItemRecord[]): readonly (readonly ItemRecord[])[] => {
  const photos = items.flatMap((item) => {
    const value = uprightOf(item);
    return value === undefined ? [] : [{ item, value }];
  });
  const near = nearDuplicateGroups(photos.map(({ value }) => value)).map((group) => group.flatMap((at) => photos[at]?.item ?? []));
  const videos = Map.groupBy(items.filter((item) => uprightOf(item) === undefined), md5Of);
  return [...near, ...[...videos.values()].filter(({ length }) => length > 1)];
};

/** Prints the groups of near duplicates below the paths. Throws WrongCall. */
export const groupCommand = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean", default: false } } });
  if (positionals.length === 0) throw new WrongCall("Name at least one folder or file.");
  const { items, skipped } = await gather(positionals);
  const groups = groupsOf(items);
  if (values.json) {
    for (const group of groups) process.stdout.write(`${JSON.stringify({ type: "group", paths: group.map(({ path }) => path) })}\n`);
    process.stdout.write(`${JSON.stringify({ type: "summary", files: items.length, skipped: skipped.length, groups: groups.length })}\n`);
    return;
  }
  groups.forEach((group, index) => {
    process.stdout.write(`Group ${index + 1}\n${group.map(({ path }) => `  ${printable(path)}\n`).join("")}`);
  });
  process.stdout.write(`${groups.length} groups in ${items.length} files, ${skipped.length} skipped.\n`);
};
