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

/** What one scan's walks have in common. */
interface Memory {
  /** Folders that were walked, so that links lead into each once. */
  readonly folders: Set<string>;
  /** What the person chose: the folders that all others are shown below. */
  readonly chosen: Set<string>;
}

interface Start {
  readonly path: string;
  /** What stands before the folders found: "" where a chosen folder is walked, else the place of this one below it. */
  readonly shown: string;
  readonly identity: string;
}

/** Walks one folder with all below it, folder by folder. Links are followed, each folder once. */
async function* walkFolder(root: Start, { folders }: Memory, fetchFromCloud: boolean): AsyncGenerator<Found> {
  folders.add(root.identity);
  const waiting = [{ path: root.path, identity: root.identity }];
  const shownAs = (folder: string): string => [root.shown, folderBelow(root.path, folder)].filter((part) => part !== "").join("/");
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const below = shownAs(folder.path);
    try {
      for await (const path of entriesOf(folder.path)) {
        try {
          const place = systemPath(path);
          const itself = await lstat(place, { bigint: true });
          const target = itself.isSymbolicLink() ? await stat(place, { bigint: true }) : itself;
          if (!target.isDirectory()) yield fileFrom(path, below, target, fetchFromCloud);
          else if (!folders.has(identity(target))) {
            folders.add(identity(target));
            waiting.push({ path, identity: identity(target) });
          } else if (itself.isSymbolicLink()) yield { type: "skipped", path, folder: below, reason: "link-loop" };
        } catch (error) {
          yield { type: "skipped", path, folder: below, reason: reasonOf(error, "permission-denied") };
        }
      }
    } catch (error) {
      // Not walked after all: another try may.
      folders.delete(folder.identity);
      const parent = folder.path === root.path ? root.shown.split("/").slice(0, -1).join("/") : shownAs(dirname(folder.path));
      yield { type: "skipped", path: folder.path, folder: parent, reason: reasonOf(error, "folder-unreadable") };
    }
  }
}

async function* walkChosen(sources: readonly string[], memory: Memory, fetchFromCloud: boolean): AsyncGenerator<Found> {
  const seenFiles = new Set<string>();
  // Folders first: a file that lies in a chosen folder then counts once.
  const looked = await Promise.all(
    [...new Set(sources)].map(async (path) => {
      memory.chosen.add(path);
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
    if (memory.folders.has(identity(source.found))) continue;
    yield* walkFolder({ path: source.path, shown: "", identity: identity(source.found) }, memory, fetchFromCloud);
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

async function* lookAgain(path: string, folder: string, memory: Memory): AsyncGenerator<Found> {
  try {
    const target = await stat(systemPath(path), { bigint: true });
    if (!target.isDirectory()) yield fileFrom(path, folder, target, true);
    else if (memory.folders.has(identity(target))) yield { type: "skipped", path, folder, reason: "link-loop" };
    else {
      const shown = memory.chosen.has(path) ? "" : [folder, nameOf(path)].filter((part) => part !== "").join("/");
      yield* walkFolder({ path, shown, identity: identity(target) }, memory, false);
    }
  } catch (error) {
    yield { type: "skipped", path, folder, reason: reasonOf(error, "permission-denied") };
  }
}

/** The walks of one scan. */
export interface Walks {
  /**
   * Streams every file of the sources, folders with all below them. What can't be read comes with its
   * reason, and what lies only in a cloud drive too, unless `fetchFromCloud`. Never throws.
   */
  readonly chosen: (sources: readonly string[], fetchFromCloud?: boolean) => AsyncGenerator<Found>;
  /**
   * Looks once more at one path that was skipped, shown in `folder`: a file as it is now, wherever its content lies, or a folder with all
   * below it. Never throws.
   */
  readonly again: (path: string, folder: string) => AsyncGenerator<Found>;
}

/** The walks of a new scan: together they come into each folder once. */
export const createWalks = (): Walks => {
  const memory: Memory = { folders: new Set(), chosen: new Set() };
  return {
    chosen: (sources, fetchFromCloud = false) => walkChosen(sources, memory, fetchFromCloud),
    again: (path, folder) => lookAgain(path, folder, memory),
  };
};

/** The name shown for a path: its last part. */
export const nameOf = (path: string): string => basename(path) || path;
