/** @file Promise 7, picture by picture: whatever the window asks for, a marked picture goes nowhere and is not drawn. */
import { beforeEach, describe, expect, it } from "vitest";
import { createAges } from "../../src/main/ages.ts";
import { recordsOf } from "../../src/main/handlers/records.ts";
import { reviewHandlers } from "../../src/main/handlers/review.ts";
import { scanHandlers } from "../../src/main/handlers/scan.ts";
import { createGrants } from "../../src/main/grants.ts";
import type { Scans } from "../../src/main/scans.ts";
import type { ItemId, ScanId } from "../../src/shared/model/brand.ts";
import type { AgeMark, ScanAge } from "../../src/shared/model/scan.ts";

const scan = "scan-known" as ScanId;
const id = (item: number) => item as ItemId;

/** Six pictures; 2 and 3 are the halves of a Live Photo. */
const stage = (age: ScanAge) => {
  const ages = createAges();
  ages.begin(scan, age);
  let drawn = 0;
  let whileDrawing = (): void => undefined;
  const run = {
    record: (item: number) => (item < 6 ? { kind: "image", path: `/${item}`, fingerprints: [] } : undefined),
    items: (from: number, limit: number) =>
      Array.from({ length: Math.max(0, Math.min(limit, 6 - from)) }, (_, index) => ({
        id: id(from + index),
        ...(from + index === 2 ? { companion: id(3) } : from + index === 3 ? { companion: id(2) } : {}),
      })),
    progress: () => ({ items: 6 }),
  };
  const scans = {
    ages,
    find: (asked: ScanId) => (asked === scan ? run : undefined),
    engine: {
      thumbnail: () => {
        drawn += 1;
        whileDrawing();
        return Promise.resolve({ ok: true, jpeg: new Uint8Array(1), width: 1, height: 1 });
      },
    },
  } as unknown as Scans;
  const review = reviewHandlers(scans);
  return {
    send: (...items: number[]) => recordsOf(scans, scan, items.map(id)),
    mark: (age: Exclude<AgeMark, "unsorted">, ...items: number[]) => review.markAge({ scan, items: items.map(id), age }),
    show: (item: number) => review.thumbnail({ scan, item: id(item), longSide: 320 }),
    listed: async () => {
      const page = await scanHandlers(scans, createGrants()).items({ scan, from: 0, limit: 10 });
      return page.ok ? page.value.items.map(({ age }) => age) : [];
    },
    drawn: () => drawn,
    whileDrawing: (act: () => void) => {
      whileDrawing = act;
    },
  };
};

const refused = { ok: false, code: "not-everyone-adult" };

describe.each(["under-18", "not-sure"] as const)("a picture marked %s", (age) => {
  let pictures: ReturnType<typeof stage>;
  beforeEach(async () => {
    pictures = stage("everyone-adult");
    await pictures.mark(age, 1);
  });

  it("is not sent or exported, and takes the rest of the request with it", () => {
    expect(pictures.send(0, 1)).toEqual(refused);
    expect(pictures.send(0, 4)).toMatchObject({ ok: true });
  });

  it("is never drawn again", async () => {
    expect(await pictures.show(1)).toEqual({ ok: false, code: "not-shown" });
    expect(pictures.drawn()).toBe(0);
  });

  it("is not handed over when it was being drawn as it was marked", async () => {
    pictures.whileDrawing(() => void pictures.mark(age, 4));
    expect(await pictures.show(4)).toEqual({ ok: false, code: "not-shown" });
  });

  it("can be sent after all when the mark was a mistake", async () => {
    await pictures.mark("adult", 1);
    expect(pictures.send(1)).toMatchObject({ ok: true });
    expect(await pictures.show(1)).toMatchObject({ ok: true });
  });
});

describe("the halves of a Live Photo", () => {
  it.each([2, 3])("are marked together, whichever was asked for (%i)", async (half) => {
    const pictures = stage("everyone-adult");
    const answer = await pictures.mark("under-18", half);
    expect(answer.ok && [...answer.value.marked].sort()).toEqual([2, 3]);
    expect(pictures.send(2)).toEqual(refused);
    expect(pictures.send(3)).toEqual(refused);
  });
});

describe("pictures that are sorted in the review", () => {
  it("go nowhere until each was said to be of adults", async () => {
    const pictures = stage("sorted-in-review");
    expect(pictures.send(0)).toEqual(refused);
    await pictures.mark("adult", 0, 1);
    expect(pictures.send(0, 1)).toMatchObject({ ok: true });
    expect(pictures.send(0, 4)).toEqual(refused);
    expect(await pictures.listed()).toEqual(["adult", "adult", "unsorted", "unsorted", "unsorted", "unsorted"]);
  });

  it("can be looked at while nothing was said yet", async () => {
    expect(await stage("sorted-in-review").show(0)).toMatchObject({ ok: true });
  });
});

it("refuses to mark what it does not know", async () => {
  expect(await stage("everyone-adult").mark("adult", 9)).toEqual({ ok: false, code: "unknown-item" });
});
