/**
 * @file The scan that outlives the program: its journal, the journal's key and the place of both. Nothing is kept in a client's space, in a
 * visit, or where the keychain is not there to hold the key; then every answer here is "nothing".
 */
import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { JournalKeys } from "../cases/index.ts";
import { lostJournal, openJournal, type BegunScan, type Journal } from "../engine/index.ts";
import { instant, type Instant } from "../shared/model/brand.ts";
import { lockFolder, type FolderLock } from "./folder-lock.ts";

export interface UnfinishedParts {
  readonly folder: string;
  readonly keys: JournalKeys;
  /** Whether something may be kept right now. */
  readonly mayKeep: () => Promise<boolean>;
}

/** What there is to carry on with. */
export interface Remembered {
  readonly files: number;
  readonly startedAt: Instant;
  readonly scan: BegunScan;
}

export interface Unfinished {
  readonly look: () => Promise<Remembered | null>;
  /**
   * The journal for a scan: the one there is, if it was begun for the same; else a new one under a new key. Null when nothing may be kept; a
   * lost one when it could not be, because the disk is full or another program keeps its own.
   */
  readonly begin: (scan: BegunScan) => Promise<Journal | null>;
  /** Key and file are gone afterwards. */
  readonly erase: () => Promise<void>;
  /** Leaves everything as it is, for the next time. */
  readonly close: () => Promise<void>;
}

const FILE = "data";

export const createUnfinished = ({ folder, keys, mayKeep }: UnfinishedParts): Unfinished => {
  const path = join(folder, FILE);
  let lock: FolderLock | null = null;
  let journal: Journal | null = null;

  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(act);
    turn = result.catch(() => undefined);
    return result;
  };

  const release = (): void => {
    lock?.release();
    lock = null;
    try {
      // Only when it is empty: an empty folder is a trace too.
      rmdirSync(folder);
    } catch {
      // There is something in it, or it is not there.
    }
  };
  const hold = (): boolean => {
    if (lock !== null) return true;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch {
      return false;
    }
    lock = lockFolder(folder);
    return lock !== null;
  };

  /** The key goes first: without it the file is nothing but noise, wherever this stops. */
  const eraseAll = async (): Promise<void> => {
    const old = journal;
    journal = null;
    await keys.remove();
    await old?.erase().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    release();
  };

  const open = async (secret: Uint8Array | null): Promise<Journal | null> => {
    journal = secret === null ? null : await openJournal(path, { get: () => Promise.resolve(secret) });
    return journal;
  };
  /** What an earlier run left, opened; null when there is nothing, or nothing that can be read. Asks for the lock first. */
  const openKept = async (): Promise<Journal | null> => {
    if (journal !== null) return journal;
    const found = existsSync(path) ? await open(await keys.read()).catch(() => null) : null;
    if (found !== null && found.begun() !== null) return found;
    await eraseAll();
    return null;
  };

  return {
    look: () =>
      inTurn(async () => {
        if ((journal === null && !existsSync(path)) || !(await mayKeep()) || !hold()) return null;
        const kept = await openKept();
        const scan = kept?.begun() ?? null;
        if (kept === null || scan === null) return null;
        if (kept.size() > 0) return { files: kept.size(), startedAt: instant.parse(kept.begunAt() ?? 0), scan };
        await eraseAll();
        return null;
      }),
    begin: (scan) =>
      inTurn(async () => {
        if (!(await mayKeep())) return null;
        if (!hold()) return lostJournal();
        const kept = await openKept();
        if (kept !== null && JSON.stringify(kept.begun()) === JSON.stringify(scan)) return kept;
        if (kept !== null) await eraseAll();
        const secret = hold() ? await keys.make() : null;
        try {
          return (await open(secret)) ?? lostJournal();
        } catch {
          await eraseAll();
          return lostJournal();
        }
      }),
    erase: () =>
      inTurn(async () => {
        // What another program keeps is not ours to erase.
        if (journal !== null || (existsSync(path) && hold())) await eraseAll();
      }),
    close: async () => {
      const old = journal;
      journal = null;
      // At once: whoever starts the program again must not be told that another one holds it.
      lock?.release();
      lock = null;
      await old?.close().catch(() => undefined);
    },
  };
};
