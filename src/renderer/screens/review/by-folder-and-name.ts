import type { ScanItem } from "../../../shared/model/scan.ts";
import { nextTurn } from "./turns.ts";

/** Long tasks are cut into turns of this many merged items, so that the window stays quick with 100,000 files. */
const TURN = 20_000;

/** By folder, then by name as people count: 2 before 10. Merged in turns; between them the window can answer. */
export const byFolderAndName = async (items: readonly ScanItem[], language: string): Promise<readonly ScanItem[]> => {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const before = (a: ScanItem, b: ScanItem): boolean => {
    const order = a.folder === b.folder ? compare(a.name, b.name) : compare(a.folder, b.folder);
    return order === 0 ? a.id <= b.id : order < 0;
  };
  let from: ScanItem[] = [...items];
  let into: ScanItem[] = [...items];
  let work = 0;
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place += 1) {
        const a = left < middle ? from[left] : undefined;
        const b = right < end ? from[right] : undefined;
        if (a !== undefined && (b === undefined || before(a, b))) {
          into[place] = a;
          left += 1;
        } else if (b !== undefined) {
          into[place] = b;
          right += 1;
        }
        work += 1;
        if (work % TURN === 0) await nextTurn();
      }
    }
    [from, into] = [into, from];
  }
  return from;
};
