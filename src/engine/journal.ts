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
  z.object({ type: z.literal("begun"), scan: begun }),
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
  /** How many finished files it remembers. */
  readonly size: () => number;
  /** Begins a scan, or carries on with the one that was begun when it is the same. Another one's memory is dropped. */
  readonly begin: (scan: BegunScan) => void;
  /** How a file ended before, if it is still the same by size and time. */
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

/** Outcomes that another try may change are not remembered. */
const passing = new Set(["timed-out", "out-of-memory", "decoder-crashed", "decoder-missing", "changed-while-read", "read-error", "missing"]);

const load = (file: JournalFile): { readonly begun: BegunScan | null; readonly files: Map<string, string> } => {
  const files = new Map<string, string>();
  let scan: BegunScan | null = null;
  for (const text of file.records) {
    const read = record.safeParse(JSON.parse(text));
    if (!read.success) continue;
    if (read.data.type === "begun") {
      scan = read.data.scan;
      files.clear();
    } else for (const one of read.data.files) files.set(one.path, JSON.stringify(one));
  }
  return { begun: scan, files };
};

/** Opens the journal in `path`, null when there is no key for it. Rejects with the system's error. */
export const openJournal = async (path: string, key: JournalKey): Promise<Journal | null> => {
  const secret = await key.get();
  if (secret === null) return null;
  const file = await openJournalFile(path, secret);
  const loaded = load(file);
  const { files } = loaded;
  let scan = loaded.begun;
  let waiting: z.infer<typeof done>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let isOpen = true;

  const write = (entry: z.infer<typeof record>): void => {
    // A full disk must not stop the scan: the journal then only remembers less.
    writing = writing.then(() => (isOpen ? file.append(JSON.stringify(entry)) : undefined)).catch(() => undefined);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) write({ type: "done", files: waiting.splice(0) });
    return writing;
  };
  const close = async (): Promise<void> => {
    await flush();
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };

  return {
    begun: () => scan,
    size: () => files.size,
    begin: (wanted) => {
      if (scan !== null && JSON.stringify(scan) === JSON.stringify(begun.parse(wanted))) return;
      scan = begun.parse(wanted);
      files.clear();
      waiting = [];
      write({ type: "begun", scan });
    },
    recall: ({ path: at, bytes, modified }) => {
      const text = files.get(at);
      if (text === undefined) return undefined;
      const known = done.safeParse(JSON.parse(text));
      return known.success && known.data.bytes === bytes && known.data.modified === modified ? known.data.outcome : undefined;
    },
    remember: ({ path: at, bytes, modified }, how) => {
      if (how.type === "failed" && passing.has(how.reason)) return;
      waiting.push(done.parse({ path: at, bytes, modified, outcome: how }));
      if (waiting.length >= WRITE_AT) void flush();
      else timer ??= setTimeout(() => void flush(), WRITE_EVERY);
    },
    flush,
    erase: async () => {
      waiting = [];
      files.clear();
      scan = null;
      await close();
      await rm(path, { force: true });
    },
    close,
  };
};
