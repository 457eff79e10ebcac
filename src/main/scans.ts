/** @file The scans of this session: which runs there are, and what the contract may ask of each. */
import { randomBytes } from "node:crypto";
import type { BegunScan, Engine, ScanRun } from "../engine/index.ts";
import { localPath, scanId, type LocalPath, type ScanId } from "../shared/model/brand.ts";
import type { ScanAge, ScanProgress } from "../shared/model/scan.ts";
import { createAges, type Ages } from "./ages.ts";
import type { Remembered, Unfinished } from "./unfinished.ts";

export interface Scans {
  readonly engine: Pick<Engine, "thumbnail" | "frames">;
  readonly ages: Ages;
  /** Null when everything was forgotten while it began. */
  readonly start: (sources: readonly LocalPath[], age: ScanAge) => Promise<ScanProgress | null>;
  /** What an earlier run of the program left. Null once this one has taken it up. */
  readonly unfinished: () => Promise<Pick<Remembered, "files" | "startedAt"> | null>;
  /** Goes on with it; `grant` is handed what it reads. Null when there is nothing. */
  readonly carryOn: <Granted>(age: ScanAge, grant: (sources: readonly LocalPath[]) => Promise<Granted>) => Promise<{ readonly progress: ScanProgress; readonly granted: Granted } | null>;
  readonly dropUnfinished: () => Promise<void>;
  /** A case was made of this scan and has arrived whole: nothing of it needs to be remembered. */
  readonly sent: (id: ScanId) => Promise<void>;
  readonly find: (id: ScanId) => ScanRun | undefined;
  /** Stops the run if it goes on, and forgets everything known of it. */
  readonly forget: (id: ScanId) => boolean;
  readonly forgetAll: () => void;
  /** The program ends: everything leaves the memory, and what is unfinished waits for the next time. */
  readonly close: () => void;
}

const begunWith = (sources: readonly LocalPath[]): BegunScan => ({ sources, variants: false, fullDecode: false });

export const createScans = (engine: Engine, onProgress: (progress: ScanProgress) => void, unfinished: Unfinished): Scans => {
  const runs = new Map<ScanId, ScanRun>();
  const ages = createAges();
  /** The scan that the journal belongs to. */
  let remembered: ScanId | null = null;
  /** Counts what is forgotten as a whole, so that nothing that was on its way comes after it. */
  let era = 0;

  const erase = (): Promise<void> => {
    remembered = null;
    return unfinished.erase();
  };
  const drop = (id: ScanId): boolean => {
    runs.get(id)?.cancel();
    ages.forget(id);
    return runs.delete(id);
  };
  const forget = (id: ScanId): boolean => {
    const wasThere = drop(id);
    if (remembered === id) void erase();
    return wasThere;
  };
  const start = async (sources: readonly LocalPath[], age: ScanAge): Promise<ScanProgress | null> => {
    const begun = era;
    const journal = await unfinished.begin(begunWith(sources));
    if (era !== begun) {
      if (journal !== null) await erase();
      return null;
    }
    const id = scanId.parse(`scan-${randomBytes(16).toString("hex")}`);
    ages.begin(id, age);
    if (journal !== null) remembered = id;
    const run = engine.scan({
      id,
      sources,
      ...(journal === null ? {} : { journal }),
      onProgress: (progress) => {
        if (runs.has(id)) onProgress(progress);
      },
    });
    runs.set(id, run);
    return run.progress();
  };

  return {
    engine,
    ages,
    start,
    unfinished: async () => {
      if (remembered !== null) return null;
      const found = await unfinished.look();
      return found === null ? null : { files: found.files, startedAt: found.startedAt };
    },
    carryOn: async (age, grant) => {
      const begun = era;
      const found = remembered === null ? await unfinished.look() : null;
      if (found === null) return null;
      const sources = found.scan.sources.map((path) => localPath.parse(path));
      const granted = await grant(sources);
      const progress = era === begun ? await start(sources, age) : null;
      return progress === null ? null : { progress, granted };
    },
    dropUnfinished: async () => {
      // What goes on in this window is dropped by forgetting its scan.
      if (remembered === null) await unfinished.erase();
    },
    sent: async (id) => {
      if (remembered === id) await erase();
    },
    find: (id) => runs.get(id),
    forget,
    forgetAll: () => {
      era += 1;
      for (const id of [...runs.keys()]) forget(id);
    },
    close: () => {
      era += 1;
      for (const id of [...runs.keys()]) drop(id);
      void unfinished.close();
    },
  };
};
