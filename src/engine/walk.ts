/** @file Finding files: a stream over the chosen folders that never opens, changes or downloads anything. */
import type { BigIntStats } from "node:fs";
import { lstat, opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import type { SkipReason } from "../shared/model/scan.ts";
import { systemPath, textOfName } from "./system-path.ts";

/** A file to read, or something that can't be, as the walk came upon it. */
export type Found =
  | { readonly type: "file"; readonly path: string; readonly folder: string; readonly bytes: number; readonly modified: number }
  | { readonly type: "skipped"; readonly path: string; readonly folder: string; readonly reason: SkipReason };

const reasonOf = (error: unknown, whenDenied: SkipReason): SkipReason => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "missing";
  if (code === "ELOOP") return "link-loop";
  return code === "EACCES" || code === "EPERM" ? whenDenied : "read-error";
};

const identity = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;

/** "" for the chosen folder itself, "/" between parts wherever it runs. */
const folderBelow = (root: string, folder: string): string => relative(root, folder).split(sep).join("/");

/** A file of a block or more with nothing of it on the disk: its content is somewhere else and would have to be fetched. */
const SMALLEST_BLOCK = 4_096n;
const isCloudOnly = ({ size, blocks }: BigIntStats): boolean => size >= SMALLEST_BLOCK && blocks === 0n;

const fileFrom = (path: string, folder: string, found: BigIntStats, fetchFromCloud: boolean): Found => {
  if (!found.isFile()) return { type: "skipped", path, folder, reason: "special-file" };
  if (isCloudOnly(found) && !fetchFromCloud) return { type: "skipped", path, folder, reason: "cloud-only" };
  return { type: "file", path, folder, bytes: Number(found.size), modified: Number(found.mtimeMs) };
};

/** The paths of a folder's entries, as a stream. */
async function* entriesOf(folder: string): AsyncGenerator<string> {
  if (process.platform === "win32") {
    for await (const { name } of await opendir(folder)) yield join(folder, name);
    return;
  }
  // Node decodes names as it is told; as bytes they come untouched, whatever its types say.
  const entries = await opendir(systemPath(folder), { encoding: "buffer" as BufferEncoding });
  for await (const { name } of entries) yield join(folder, textOfName(Buffer.from(name as string | Buffer as Buffer)));
}

/** Walks one folder with all below it, folder by folder. Links are followed, each folder once. */
async function* walkFolder(root: string, rootIdentity: string, seen: Set<string>, fetchFromCloud: boolean): AsyncGenerator<Found> {
  seen.add(rootIdentity);
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const below = folderBelow(root, folder);
    try {
      for await (const path of entriesOf(folder)) {
        try {
          const place = systemPath(path);
          const itself = await lstat(place, { bigint: true });
          const target = itself.isSymbolicLink() ? await stat(place, { bigint: true }) : itself;
          if (!target.isDirectory()) yield fileFrom(path, below, target, fetchFromCloud);
          else if (!seen.has(identity(target))) {
            seen.add(identity(target));
            waiting.push(path);
          } else if (itself.isSymbolicLink()) yield { type: "skipped", path, folder: below, reason: "link-loop" };
        } catch (error) {
          yield { type: "skipped", path, folder: below, reason: reasonOf(error, "permission-denied") };
        }
      }
    } catch (error) {
      yield { type: "skipped", path: folder, folder: folderBelow(root, dirname(folder)), reason: reasonOf(error, "folder-unreadable") };
    }
  }
}

/**
 * Streams every file of the sources, folders with all below them. What can't be read comes with its
 * reason, and what lies only in a cloud drive too, unless `fetchFromCloud`. Never throws.
 */
export async function* walk(sources: readonly string[], fetchFromCloud = false): AsyncGenerator<Found> {
  const seenFolders = new Set<string>();
  const seenFiles = new Set<string>();
  // Folders first: a file that lies in a chosen folder then counts once.
  const looked = await Promise.all(
    [...new Set(sources)].map(async (path) => {
      try {
        return { path, real: await realpath(path), found: await stat(path, { bigint: true }) } as const;
      } catch (error) {
        return { path, reason: reasonOf(error, "permission-denied") } as const;
      }
    }),
  );
  const folders: string[] = [];
  for (const source of looked) {
    if ("reason" in source || !source.found.isDirectory()) continue;
    folders.push(source.real);
    if (!seenFolders.has(identity(source.found))) yield* walkFolder(source.path, identity(source.found), seenFolders, fetchFromCloud);
  }
  for (const source of looked) {
    if ("reason" in source) {
      yield { type: "skipped", path: source.path, folder: "", reason: source.reason };
      continue;
    }
    if (source.found.isDirectory() || seenFiles.has(source.real)) continue;
    seenFiles.add(source.real);
    if (!folders.some((folder) => source.real.startsWith(folder.endsWith(sep) ? folder : folder + sep))) {
      yield fileFrom(source.path, "", source.found, fetchFromCloud);
    }
  }
}

/** The name shown for a path: its last part. */
export const nameOf = (path: string): string => basename(path) || path;
