import fc from "fast-check";
import { expect, test } from "vitest";
import { byFolderAndName } from "../../src/renderer/screens/review/by-folder-and-name.ts";
import { itemId } from "../../src/shared/model/brand.ts";
import type { ScanItem } from "../../src/shared/model/scan.ts";
import { madeItem } from "./double/files.ts";

const item = (id: number, folder: string, name: string): ScanItem => ({ ...madeItem(0), id: itemId.parse(id), folder, name });

test("files stand by folder, then by name as people count", async () => {
  const sorted = await byFolderAndName([item(0, "b", "a"), item(1, "", "IMG_10"), item(2, "", "IMG_9"), item(3, "b", "A"), item(4, "a", "z")], "en");
  expect(sorted.map(({ id }) => id)).toEqual([2, 1, 4, 0, 3]);
});

test("as the language's own sort does it, with nothing lost", async () => {
  const name = fc.string({ unit: fc.constantFrom("a", "b", "1", "2", "ä", " "), maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, name)), async (names) => {
      const items = names.map(([folder, file], index) => item(index, folder, file));
      const { compare } = new Intl.Collator("de", { numeric: true });
      const expected = [...items].sort((a, b) => (a.folder === b.folder ? compare(a.name, b.name) : compare(a.folder, b.folder)) || a.id - b.id);
      // Two spellings may count as equal names of different folders; then their order by number decides in both.
      expect((await byFolderAndName(items, "de")).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }),
  );
});
