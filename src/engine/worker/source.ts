/** @file Reading a file exactly once, and noticing when it changes meanwhile. */
import { createHash } from "node:crypto";
import { fstatSync, readSync } from "node:fs";
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

// Each file is read by the one job there is, so waiting for the system here holds nobody up and saves the trips to other threads.
const attemptNow = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reasonOfSystemError(error));
  }
};

/** In whole milliseconds, cut as the walk cuts them: as a floating number the same time can come out one apart. */
const sizeAndTime = ({ fd }: FileHandle): NonNullable<Expected> => {
  const found = fstatSync(fd, { bigint: true });
  if (!found.isFile()) throw new Unreadable("special-file");
  return { bytes: Number(found.size), modified: Number(found.mtimeMs) };
};

/** Opens a regular file, runs `work` on it and closes it again. Throws Unreadable. */
export const withFile = async <T>(path: string, expected: Expected, work: (file: OpenedFile) => Promise<T>): Promise<T> => {
  const handle = await attempt(() => open(systemPath(path), flags));
  try {
    const file = attemptNow(() => {
      const { bytes, modified } = sizeAndTime(handle);
      if (expected !== null && (expected.bytes !== bytes || expected.modified !== modified)) {
        throw new Unreadable("changed-while-read");
      }
      if (bytes === 0) throw new Unreadable("empty");
      const head = new Uint8Array(Math.min(HEAD_BYTES, bytes));
      const bytesRead = readSync(handle.fd, head, 0, head.length, 0);
      return { handle, head: head.subarray(0, bytesRead), bytes, modified };
    });
    const result = await work(file);
    attemptNow(() => {
      const after = sizeAndTime(handle);
      if (after.bytes !== file.bytes || after.modified !== file.modified) throw new Unreadable("changed-while-read");
    });
    return result;
  } finally {
    await handle.close().catch(() => undefined);
  }
};

/** Kept from photo to photo: fresh memory costs more than reading into it. */
let kept = new Uint8Array(0);
const KEPT_AT_MOST = 32 << 20;

const bufferFor = (bytes: number): Uint8Array => {
  if (bytes > KEPT_AT_MOST) return Buffer.allocUnsafeSlow(bytes);
  if (kept.length < bytes) kept = new Uint8Array(Math.min(KEPT_AT_MOST, Math.ceil(bytes * 1.5)));
  return kept.subarray(0, bytes);
};

/**
 * The whole file in memory, for photos; the bytes stay valid until the next call. Throws Unreadable when it is too large or
 * shorter than it said.
 */
export const readWhole = ({ handle, bytes }: OpenedFile): Uint8Array => {
  if (bytes > MAX_IMAGE_BYTES) throw new Unreadable("too-many-pixels");
  return attemptNow(() => {
    const content = bufferFor(bytes);
    for (let at = 0; at < bytes; ) {
      const bytesRead = readSync(handle.fd, content, at, bytes - at, at);
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
