/** @file Finding files: a stream over the chosen folders that never opens, changes or downloads anything. */
import type { BigIntStats } from "node:fs";
import { lstat, opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import type { SkipReason } from "../shared/model/scan.ts";

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

const fileFrom = (path: string, folder: string, found: BigIntStats): Found =>
  found.isFile()
    ? { type: "file", path, folder, bytes: Number(found.size), modified: Number(found.mtimeMs) }
    : { type: "skipped", path, folder, reason: "special-file" };

/** Walks one folder with all below it, folder by folder. Links are followed, each folder once. */
async function* walkFolder(root: string, rootIdentity: string, seen: Set<string>): AsyncGenerator<Found> {
  seen.add(rootIdentity);
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const below = folderBelow(root, folder);
    try {
      for await (const { name } of await opendir(folder)) {
        const path = join(folder, name);
        try {
          const itself = await lstat(path, { bigint: true });
          const target = itself.isSymbolicLink() ? await stat(path, { bigint: true }) : itself;
          if (!target.isDirectory()) yield fileFrom(path, below, target);
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

/** Streams every file of the sources, folders with all below them. What can't be read comes with its reason. Never throws. */
export async function* walk(sources: readonly string[]): AsyncGenerator<Found> {
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
    if (!seenFolders.has(identity(source.found))) yield* walkFolder(source.path, identity(source.found), seenFolders);
  }
  for (const source of looked) {
    if ("reason" in source) {
      yield { type: "skipped", path: source.path, folder: "", reason: source.reason };
      continue;
    }
    if (source.found.isDirectory() || seenFiles.has(source.real)) continue;
    seenFiles.add(source.real);
    if (!folders.some((folder) => source.real.startsWith(folder.endsWith(sep) ? folder : folder + sep))) {
      yield fileFrom(source.path, "", source.found);
    }
  }
}

/** The name shown for a path: its last part. */
export const nameOf = (path: string): string => basename(path) || path;
