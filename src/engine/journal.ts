/**
 * @file What a scan has done so far, kept in an encrypted file so that closing and reopening carries on. The key is the
 * keychain's; without one there is no journal. It is erased when the case is sent, or when the person asks.
 */
import { rm } from "node:fs/promises";
import { z } from "zod";
import { fingerprint } from "../shared/model/fingerprint.ts";
import { mediaKind, notice, skipReason } from "../shared/model/scan.ts";
import { openJournalFile, type JournalFile } from "./journal-file.ts";

/** Where the journal's key comes from: 32 bytes, or null where nothing may be kept. The composition root supplies it. */
export interface JournalKey {
  readonly get: () => Promise<Uint8Array | null>;
}

const outcome = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hashed"),
    kind: mediaKind,
    width: z.number().nullable(),
    height: z.number().nullable(),
    duration: z.number().nullable(),
    fingerprints: z.array(fingerprint),
    notices: z.array(notice),
  }),
  z.object({ type: z.literal("failed"), reason: skipReason }),
]);
/** How a file ended, as the journal remembers it. */
export type RememberedOutcome = z.infer<typeof outcome>;

const begun = z.object({ sources: z.array(z.string()).readonly(), variants: z.boolean(), fullDecode: z.boolean() });
/** What was asked for when the scan began. */
export type BegunScan = z.infer<typeof begun>;

const done = z.object({ path: z.string(), bytes: z.number(), modified: z.number(), outcome });
const record = z.discriminatedUnion("type", [
  z.object({ type: z.literal("begun"), scan: begun, at: z.number() }),
  z.object({ type: z.literal("done"), files: z.array(done) }),
]);

interface SeenFile {
  readonly path: string;
  readonly bytes: number;
  readonly modified: number;
}

/** An open journal. */
export interface Journal {
  /** The scan it was begun for, null while it is new. */
  readonly begun: () => BegunScan | null;
  /** When that was, in milliseconds since 1970 began; null while it is new. */
  readonly begunAt: () => number | null;
  /** How many finished files it remembered when it was opened. */
  readonly size: () => number;
  /** False while the system does not take what should be remembered, as with a full disk. The scan goes on all the same. */
  readonly isKept: () => boolean;
  /** Begins a scan, or carries on with the one that was begun when it is the same. Another one's memory is dropped. */
  readonly begin: (scan: BegunScan) => void;
  /** How a file ended before, if it is still the same by size and time. Asked once for each file: then the memory is given back. */
  readonly recall: (file: SeenFile) => RememberedOutcome | undefined;
  readonly remember: (file: SeenFile, outcome: RememberedOutcome) => void;
  /** Resolves when everything remembered so far is with the system. */
  readonly flush: () => Promise<void>;
  /** Forgets everything and removes the file. */
  readonly erase: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const WRITE_EVERY = 250;
const WRITE_AT = 200;
const RETRY_EVERY = 5_000;

/** Outcomes that another try may change are not remembered. */
const passing = new Set(["timed-out", "out-of-memory", "decoder-crashed", "decoder-missing", "changed-while-read", "read-error", "missing"]);

/** So many outcomes wait for a disk that takes nothing; those of later files are then not remembered. */
const WAITING_AT_MOST = 20_000;

/** Opens the journal in `path`, null when there is no key for it. Rejects with the system's error. */
export const openJournal = async (path: string, key: JournalKey): Promise<Journal | null> => {
  const secret = await key.get();
  if (secret === null) return null;
  const files = new Map<string, string>();
  let scan: BegunScan | null = null;
  let begunAt: number | null = null;
  const file: JournalFile = await openJournalFile(path, secret, (text) => {
    const read = record.safeParse(JSON.parse(text));
    if (!read.success) return;
    if (read.data.type === "begun") {
      scan = read.data.scan;
      begunAt = read.data.at;
      files.clear();
    } else for (const one of read.data.files) files.set(one.path, JSON.stringify(one));
  });
  const size = files.size;
  let heading: z.infer<typeof record> | null = null;
  let waiting: z.infer<typeof done>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let isOpen = true;
  let isKept = true;

  const append = async (entry: z.infer<typeof record>): Promise<boolean> => {
    try {
      if (isOpen) await file.append(JSON.stringify(entry));
      isKept = true;
    } catch {
      // A full disk must not stop the scan: what waits is tried again later.
      isKept = false;
    }
    return isKept;
  };
  const write = async (): Promise<void> => {
    const first = heading;
    if (first !== null && !(await append(first))) return;
    // It may have begun anew meanwhile.
    if (heading === first) heading = null;
    const files = waiting.splice(0);
    if (files.length > 0 && !(await append({ type: "done", files }))) waiting = [...files, ...waiting].slice(0, WAITING_AT_MOST);
  };
  const later = (wait: number): void => {
    timer ??= setTimeout(() => void flush(), wait);
    timer.unref();
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).then(() => {
      if (!isKept && isOpen) later(RETRY_EVERY);
    });
    return writing;
  };
  const close = async (): Promise<void> => {
    await flush();
    clearTimeout(timer);
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };

  return {
    begun: () => scan,
    begunAt: () => begunAt,
    size: () => size,
    isKept: () => isKept,
    begin: (wanted) => {
      const asked = begun.parse(wanted);
      if (scan !== null && JSON.stringify(scan) === JSON.stringify(asked)) return;
      scan = asked;
      begunAt = Date.now();
      files.clear();
      waiting = [];
      heading = { type: "begun", scan: asked, at: begunAt };
      void flush();
    },
    recall: ({ path: at, bytes, modified }) => {
      const text = files.get(at);
      if (text === undefined) return undefined;
      files.delete(at);
      const known = done.safeParse(JSON.parse(text));
      return known.success && known.data.bytes === bytes && known.data.modified === modified ? known.data.outcome : undefined;
    },
    remember: ({ path: at, bytes, modified }, how) => {
      if (!isOpen || (how.type === "failed" && passing.has(how.reason))) return;
      if (waiting.length < WAITING_AT_MOST) waiting.push(done.parse({ path: at, bytes, modified, outcome: how }));
      if (waiting.length >= WRITE_AT && isKept) void flush();
      else later(WRITE_EVERY);
    },
    flush,
    erase: async () => {
      heading = null;
      waiting = [];
      files.clear();
      scan = null;
      await close();
      await rm(path, { force: true });
    },
    close,
  };
};

/** For a scan that was to be remembered and can't be, because the system gives no place for it. */
export const lostJournal = (): Journal => ({
  begun: () => null,
  begunAt: () => null,
  size: () => 0,
  isKept: () => false,
  begin: () => undefined,
  recall: () => undefined,
  remember: () => undefined,
  flush: () => Promise.resolve(),
  erase: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
