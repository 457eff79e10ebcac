/** @file What a walk has found and no process has taken yet. The walk runs ahead so that the total is known early, but not without end. */

const LIMIT = 200_000;
/** Entries that were taken are let go in blocks of this size: one by one would move the whole queue each time. */
const BLOCK = 10_000;

export interface ScanQueue<Entry> {
  /** Resolves at once while there is room, else when there is room again or the queue was emptied. */
  readonly push: (entry: Entry) => Promise<void>;
  /** The oldest entry; undefined when there is none. */
  readonly take: () => Entry | undefined;
  readonly isEmpty: () => boolean;
  readonly clear: () => void;
}

/** An empty queue, first in, first out. */
export const createScanQueue = <Entry>(): ScanQueue<Entry> => {
  const entries: Entry[] = [];
  let taken = 0;
  const waiting: (() => void)[] = [];

  const makeRoom = (): void => {
    for (const goOn of waiting.splice(0)) goOn();
  };

  return {
    push: async (entry) => {
      entries.push(entry);
      if (entries.length - taken < LIMIT) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    },
    take: () => {
      const entry = entries[taken];
      if (entry === undefined) return undefined;
      taken += 1;
      if (taken > BLOCK) {
        entries.splice(0, taken);
        taken = 0;
      }
      if (entries.length - taken < LIMIT) makeRoom();
      return entry;
    },
    isEmpty: () => taken === entries.length,
    clear: () => {
      entries.length = 0;
      taken = 0;
      makeRoom();
    },
  };
};
