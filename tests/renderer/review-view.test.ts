/** @file Finding some of many files, putting them in order, and one tile for all that are alike. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collected } from "../../src/renderer/screens/review/collection.ts";
import { everything, passing, type Filter } from "../../src/renderer/screens/review/filter.ts";
import { groupingOf, noGroups } from "../../src/renderer/screens/review/grouping.ts";
import { leftOutRows } from "../../src/renderer/screens/review/left-out-rows.ts";
import { orderedBy, sorted, sortings } from "../../src/renderer/screens/review/sorting.ts";
import { entryAt, itemsInView, placeOf, viewOf, wholeGroupOf, type View } from "../../src/renderer/screens/review/view.ts";
import { bytes, instant, itemId, type ItemId } from "../../src/shared/model/brand.ts";
import { quality } from "../../src/shared/model/fingerprint.ts";
import { skipReason, type ScanItem } from "../../src/shared/model/scan.ts";
import { madeItem } from "./double/files.ts";

const nobody = (): boolean => false;

const anItem = (id: number, changed: Partial<ScanItem> = {}): ScanItem => ({ ...madeItem(0), id: itemId.parse(id), folder: "", notices: [], ...changed });

const wish = fc.record({
  name: fc.constantFrom("IMG_1.jpg", "img_2.jpg", "Été.jpg", "E\u0301te\u0301.png", "film.mp4"),
  folder: fc.constantFrom("", "Camera", "Camera/2024", "Cameras", "Away"),
  kind: fc.constantFrom("image", "video"),
  modified: fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2030, 0) }).map((moment) => instant.parse(moment)),
  bytes: fc.nat({ max: 5_000_000_000 }).map((size) => bytes.parse(size)),
  quality: fc.option(fc.integer({ min: 0, max: 100 }).map((value) => quality.parse(value))),
  notices: fc.constantFrom<ScanItem["notices"]>([], ["little-detail"]),
});
const someItems = fc.array(wish, { maxLength: 30 }).map((wishes) => wishes.map((changed, id) => anItem(id, changed as Partial<ScanItem>)));

const idsOf = (view: View): readonly number[] => Array.from({ length: view.tiles }, (_, place) => entryAt(view, place)?.front.id ?? -1);
const plainView = async (items: readonly ScanItem[], filter: Partial<Filter> = {}, isKeptOut: (item: ScanItem) => boolean = nobody): Promise<View> => {
  const collection = await collected(items, "en");
  const passes = passing(collection, noGroups, { ...everything, ...filter }, isKeptOut, "en");
  return viewOf({ collection, grouping: noGroups, order: collection.order, passes, isGrouped: true, unfolded: new Set() });
};

describe("the order", () => {
  test("by keys is the one that a stable sort gives, however large the keys", () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat(), { maxLength: 200 }), (keys) => {
        const plain = Array.from(keys, (_, id) => id).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
        expect([...orderedBy(Uint32Array.from(keys, (_, id) => id), (id) => keys[id] ?? 0)]).toEqual(plain);
      }),
    );
  });

  test("of every kind has each file once, and is what it says", async () => {
    const key: Readonly<Record<string, (item: ScanItem) => number>> = {
      newest: ({ modified }) => 0 - modified,
      oldest: ({ modified }) => modified,
      largest: (item) => 0 - item.bytes,
      kind: ({ kind }) => (kind === "image" ? 0 : 1),
      detail: (item) => item.quality ?? 101,
    };
    await fc.assert(
      fc.asyncProperty(someItems, async (items) => {
        const collection = await collected(items, "en");
        for (const sorting of sortings) {
          const order = [...sorted(collection, sorting)];
          expect([...order].sort((a, b) => a - b)).toEqual(items.map(({ id }) => id));
          const keys = order.flatMap((id) => (items[id] === undefined ? [] : [key[sorting]?.(items[id]) ?? 0]));
          expect(keys).toEqual([...keys].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe("looking for files", () => {
  const items = [
    anItem(0, { name: "Été 1.jpg", folder: "Camera", modified: instant.parse(new Date(2024, 4, 31, 23).getTime()) }),
    anItem(1, { name: "IMG_2.jpg", folder: "Camera/2024", modified: instant.parse(new Date(2024, 5, 1, 1).getTime()), notices: ["little-detail"] }),
    anItem(2, { name: "film.mp4", folder: "Cameras", kind: "video", modified: instant.parse(new Date(2024, 6, 1).getTime()) }),
    anItem(3, { name: "IMG_3.jpg", modified: instant.parse(new Date(2023, 11, 31).getTime()) }),
  ];
  const month = (year: number, index: number): number => year * 12 + index;
  test.each<[string, Partial<Filter>, readonly number[]]>([
    ["words in any order, in name or folder", { text: "2024  img" }, [1]],
    ["whatever the case and however accents are written", { text: "E\u0301TE\u0301" }, [0]],
    ["a folder with those in it", { folder: "Camera" }, [0, 1]],
    ["only what lies in no folder", { folder: "" }, [3]],
    ["a kind", { kind: "video" }, [2]],
    ["from a month on", { from: month(2024, 5) }, [1, 2]],
    ["until a month", { to: month(2024, 4) }, [0, 3]],
    ["a single month", { from: month(2024, 5), to: month(2024, 5) }, [1]],
    ["with a note", { withNote: true }, [1]],
    ["several at once", { kind: "image", text: "img", folder: "Camera" }, [1]],
  ])("finds %s", async (_what, filter, expected) => {
    expect([...idsOf(await plainView(items, filter))].sort((a, b) => a - b)).toEqual(expected);
  });

  test("never finds what is kept out", async () => {
    await fc.assert(
      fc.asyncProperty(someItems, fc.func(fc.boolean()), async (found, away) => {
        const isKeptOut = ({ id }: ScanItem): boolean => away(id);
        const view = await plainView(found, {}, isKeptOut);
        expect(itemsInView(view).filter((id) => away(id))).toEqual([]);
        expect(view.files).toBe(found.filter(({ id }) => !away(id)).length);
      }),
    );
  });
});

describe("tiles", () => {
  test("a Live Photo is one, found by either half, chosen with both", async () => {
    const pair = [
      anItem(0, { name: "IMG_7.HEIC", companion: itemId.parse(1) }),
      anItem(1, { name: "IMG_7.MOV", kind: "video", companion: itemId.parse(0) }),
      anItem(2, { name: "other.jpg" }),
    ];
    const view = await plainView(pair, { text: "mov" });
    expect(idsOf(view)).toEqual([0]);
    expect(entryAt(view, 0)?.items).toEqual([0, 1]);
    expect(view.files).toBe(2);
    expect(itemsInView(view)).toEqual([0, 1]);
  });

  const alike = Array.from({ length: 6 }, (_, id) => anItem(id, { name: `${id}.jpg`, folder: id === 4 ? "Copies" : "" }));
  const found = [{ best: itemId.parse(3), members: [{ item: itemId.parse(3), likeness: "same" as const }, { item: itemId.parse(1), likeness: "smaller" as const }, { item: itemId.parse(4), likeness: "mirrored" as const }] }];
  const grouping = groupingOf(found, alike.length);
  const groupedView = async (wishes: { readonly filter?: Partial<Filter>; readonly unfolded?: readonly number[]; readonly isGrouped?: boolean } = {}): Promise<View> => {
    const collection = await collected(alike, "en");
    const passes = passing(collection, grouping, { ...everything, ...wishes.filter }, nobody, "en");
    return viewOf({ collection, grouping, order: collection.order, passes, isGrouped: wishes.isGrouped ?? true, unfolded: new Set(wishes.unfolded ?? []) });
  };

  test("those that are alike are one, the best in front, chosen together", async () => {
    const view = await groupedView();
    expect(idsOf(view)).toEqual([0, 2, 3, 5]);
    expect(entryAt(view, 2)).toMatchObject({ kind: "stack", items: [3, 1, 4] });
    expect(placeOf(view, itemId.parse(4))).toBe(2);
  });

  test("unfolded, every file stands behind the best and says how it is like it", async () => {
    const view = await groupedView({ unfolded: [0] });
    expect(idsOf(view)).toEqual([0, 2, 3, 1, 4, 5]);
    expect([2, 3, 4].map((place) => entryAt(view, place))).toMatchObject([
      { kind: "front", items: [3], likeness: null },
      { kind: "member", items: [1], likeness: "smaller" },
      { kind: "member", items: [4], likeness: "mirrored" },
    ]);
  });

  test("of a group stand only for those in view; what is said of people's age is offered for all of them", async () => {
    const view = await groupedView({ filter: { folder: "Copies" } });
    const only = entryAt(view, 0);
    expect(only).toMatchObject({ kind: "one", items: [4] });
    expect(only === undefined ? [] : wholeGroupOf(view, only.front).map(({ id }) => id)).toEqual([3, 1, 4]);
    expect((await groupedView({ filter: { alike: true } })).files).toBe(3);
  });

  test("show every file by itself when that is wanted", async () => {
    expect(idsOf(await groupedView({ isGrouped: false }))).toEqual([0, 1, 2, 3, 4, 5].sort((a, b) => (a === 4 ? 1 : b === 4 ? -1 : a - b)));
  });

  test("whatever is alike, filtered and unfolded, every file in view is chosen by exactly one tile", async () => {
    const groups = fc.uniqueArray(fc.nat({ max: 19 }), { maxLength: 20 }).map((ids) =>
      Array.from({ length: Math.floor(ids.length / 3) }, (_, group) => ids.slice(group * 3, group * 3 + 3).map((id) => itemId.parse(id))).flatMap((members) =>
        members[0] === undefined ? [] : [{ best: members[0], members: members.map((item) => ({ item, likeness: "edited" as const })) }],
      ),
    );
    await fc.assert(
      fc.asyncProperty(groups, fc.boolean(), fc.array(fc.nat({ max: 6 })), fc.subarray(["a", "b", "c"]), async (given, isGrouped, unfolded, words) => {
        const items = Array.from({ length: 20 }, (_, id) => anItem(id, { name: `${"abc"[id % 3] ?? ""}${id}.jpg` }));
        const collection = await collected(items, "en");
        const some = groupingOf(given, items.length);
        const passes = passing(collection, some, { ...everything, text: words.slice(0, 1).join("") }, nobody, "en");
        const view = viewOf({ collection, grouping: some, order: collection.order, passes, isGrouped, unfolded: new Set(unfolded) });
        const chosen = Array.from({ length: view.tiles }, (_, place) => entryAt(view, place)?.items ?? []).flat();
        const byNumber = (ids: readonly ItemId[]): readonly ItemId[] => [...ids].sort((a, b) => a - b);
        expect(byNumber(chosen)).toEqual(byNumber(itemsInView(view)));
        for (const id of chosen) expect(placeOf(view, id)).not.toBeNull();
      }),
    );
  });
});

test("what was left out stands under its reason, each once", () => {
  const file = fc.constantFrom(...skipReason.options);
  fc.assert(
    fc.property(fc.array(file), (reasons) => {
      const skipped = reasons.map((reason, id) => ({ id: id, name: "x", folder: "", reason }));
      let heading: string | null = null;
      const seen: number[] = [];
      for (const row of leftOutRows(skipped)) {
        if (row.kind === "reason") {
          heading = row.reason;
          expect(row.files.length).toBe(reasons.filter((reason) => reason === heading).length);
        } else {
          expect(row.file.reason).toBe(heading);
          seen.push(row.file.id);
        }
      }
      expect(seen.sort((a, b) => a - b)).toEqual(skipped.map(({ id }) => id));
    }),
  );
});
