/** @file Reading a file exactly once, and noticing when it changes meanwhile. */
import { createHash } from "node:crypto";
import { constants, open, type FileHandle } from "node:fs/promises";
import { HEAD_BYTES } from "../classify.ts";
import { systemPath } from "../system-path.ts";
import type { Pace } from "./pace.ts";
import { reasonOfSystemError, Unreadable } from "./failure.ts";

/** An opened file with its first bytes. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly head: Uint8Array;
  readonly bytes: number;
  readonly modified: number;
}

/** What the file was when it was found, null when nobody looked before. */
export type Expected = { readonly bytes: number; readonly modified: number } | null;

const CHUNK = 1 << 20;
/** A photo larger than this is read as none: nothing that takes pictures writes such a file. */
const MAX_IMAGE_BYTES = 1 << 30;

/** O_NONBLOCK: a named pipe that took a file's place must not hold the process; Windows knows neither. */
const flags = constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK);

const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reasonOfSystemError(error));
  }
};

/** In whole milliseconds, cut as the walk cuts them: as a floating number the same time can come out one apart. */
const sizeAndTime = async (handle: FileHandle): Promise<NonNullable<Expected>> => {
  const found = await handle.stat({ bigint: true });
  if (!found.isFile()) throw new Unreadable("special-file");
  return { bytes: Number(found.size), modified: Number(found.mtimeMs) };
};

/** Opens a regular file, runs `work` on it and closes it again. Throws Unreadable. */
export const withFile = async <T>(path: string, expected: Expected, work: (file: OpenedFile) => Promise<T>): Promise<T> => {
  const handle = await attempt(() => open(systemPath(path), flags));
  try {
    const file = await attempt(async () => {
      const { bytes, modified } = await sizeAndTime(handle);
      if (expected !== null && (expected.bytes !== bytes || expected.modified !== modified)) {
        throw new Unreadable("changed-while-read");
      }
      if (bytes === 0) throw new Unreadable("empty");
      const head = new Uint8Array(Math.min(HEAD_BYTES, bytes));
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      return { handle, head: head.subarray(0, bytesRead), bytes, modified };
    });
    const result = await work(file);
    await attempt(async () => {
      const after = await sizeAndTime(handle);
      if (after.bytes !== file.bytes || after.modified !== file.modified) throw new Unreadable("changed-while-read");
    });
    return result;
  } finally {
    await handle.close().catch(() => undefined);
  }
};

/** The whole file in memory, for photos. Throws Unreadable when it is too large or shorter than it said. */
export const readWhole = async ({ handle, bytes }: OpenedFile): Promise<Uint8Array> => {
  if (bytes > MAX_IMAGE_BYTES) throw new Unreadable("too-many-pixels");
  return attempt(async () => {
    const content = Buffer.allocUnsafeSlow(bytes);
    let at = 0;
    while (at < bytes) {
      const { bytesRead } = await handle.read(content, at, Math.min(CHUNK * 8, bytes - at), at);
      if (bytesRead === 0) throw new Unreadable("changed-while-read");
      at += bytesRead;
    }
    return content;
  });
};

/** MD5 of the whole file in bounded memory, for videos. */
export const digestStreamed = async ({ handle, bytes }: OpenedFile, pace: Pace): Promise<string> =>
  attempt(async () => {
    const md5 = createHash("md5");
    const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, bytes));
    let at = 0;
    while (at < bytes) {
      await pace.whenAwake();
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) throw new Unreadable("changed-while-read");
      md5.update(chunk.subarray(0, bytesRead));
      at += bytesRead;
      pace.beat();
    }
    return md5.digest("hex");
  });
