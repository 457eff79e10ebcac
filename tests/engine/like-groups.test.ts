/** @file Pictures that look alike become one decision; pictures that don't are left alone. */
import fc from "fast-check";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated, type ScanRun } from "../../src/engine/index.ts";
import type { Look } from "../../src/engine/item-store.ts";
import { likeGroups } from "../../src/engine/like-groups.ts";
import type { Likeness } from "../../src/shared/model/scan.ts";
import { picture, seeded } from "../fixtures/pictures.ts";
import { scanOf } from "./scanning.ts";

const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "alike-"));
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

/** Groups by name: the best one first, then what the others are to it. */
const named = async (run: ScanRun) => {
  const names = new Map(run.items(0, 10_000).map(({ id, name }) => [id, name]));
  return (await run.groups()).map(({ best, members }) => ({
    best: names.get(best),
    members: Object.fromEntries<Likeness>(members.map(({ item, likeness }) => [names.get(item) ?? "", likeness])),
    first: members[0]?.item === best,
  }));
};

describe("groups of a scan", () => {
  test("hold copies, smaller, edited, mirrored and turned ones, with the best in front", async () => {
    const folder = await mkdtemp(join(root, "folder-"));
    const at = (name: string) => join(folder, name);
    const whole = await picture(1, 1_200, 900).jpeg({ quality: 95 }).toBuffer();
    await writeFile(at("whole.jpg"), whole);
    await copyFile(at("whole.jpg"), at("copy.jpg"));
    await sharp(whole).png().toFile(at("as png.png"));
    await sharp(whole).resize(600).jpeg().toFile(at("small.jpg"));
    await sharp(whole).flop().jpeg().toFile(at("mirrored.jpg"));
    await sharp(whole).rotate(90).jpeg().toFile(at("turned.jpg"));
    await sharp(whole).extract({ left: 0, top: 0, width: 1_140, height: 900 }).jpeg().toFile(at("cut.jpg"));
    await picture(2, 1_200, 900).jpeg().toFile(at("another.jpg"));
    const { run } = await scanOf(engine, [folder]);
    const [group, ...others] = await named(run);
    expect(others).toEqual([]);
    expect(group?.first).toBe(true);
    expect(group?.members).toMatchObject({ "whole.jpg": "same", "copy.jpg": "same", "as png.png": "same", "small.jpg": "smaller", "mirrored.jpg": "mirrored", "turned.jpg": "mirrored" });
    expect(Object.keys(group?.members ?? {})).not.toContain("another.jpg");
    if (group?.members["cut.jpg"] !== undefined) expect(group.members["cut.jpg"]).toBe("edited");
    expect(["whole.jpg", "copy.jpg", "as png.png"]).toContain(group?.best);
  });

  test("take in what comes later", async () => {
    const folder = await mkdtemp(join(root, "folder-"));
    await picture(3, 800, 600).jpeg().toFile(join(folder, "a.jpg"));
    await writeFile(join(folder, "b.jpg"), "");
    const { run } = await scanOf(engine, [folder]);
    expect(await run.groups()).toEqual([]);
    await picture(3, 800, 600).resize(400).jpeg().toFile(join(folder, "b.jpg"));
    run.tryAgain(run.skipped(0, 1).map(({ id }) => id));
    await run.done;
    expect(await named(run)).toEqual([{ best: "a.jpg", members: { "a.jpg": "same", "b.jpg": "smaller" }, first: true }]);
  });

  test("put pictures with too little detail together only when they are copies", async () => {
    const folder = await mkdtemp(join(root, "folder-"));
    const dim = (seed: number) => picture(seed, 400, 300).linear(0.02, 120).png();
    await dim(1).toFile(join(folder, "a.png"));
    await copyFile(join(folder, "a.png"), join(folder, "b.png"));
    await dim(1).resize(200).toFile(join(folder, "c.png"));
    const { run } = await scanOf(engine, [folder]);
    expect(run.items(0, 10).every(({ quality }) => quality !== null && quality < 50)).toBe(true);
    const groups = await named(run);
    expect(groups.length).toBe(1);
    expect(groups[0]?.members).toEqual({ "a.png": "same", "b.png": "same" });
  });
});

describe("groups of any pictures", () => {
  const near = (hex: string, places: readonly number[]): string =>
    places.reduce((value, place) => value ^ (1n << BigInt(place)), BigInt(`0x${hex}`)).toString(16).padStart(64, "0");
  const bits = (a: string, b: string): number => (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll("0", "").length;

  test("have every picture in one group at most, each near its best, which none surpasses", async () => {
    const random = seeded(8);
    const centres = Array.from({ length: 4 }, () => Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join(""));
    const look = fc.record({ centre: fc.nat(3), places: fc.array(fc.nat(255), { maxLength: 30 }), size: fc.integer({ min: 1, max: 4 }), quality: fc.integer({ min: 50, max: 100 }), video: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(look, { maxLength: 40 }), async (drawn) => {
        const looks = drawn.map(({ centre, places, size, quality, video }, i): Look | null =>
          video ? null : { hash: near(centres[centre] ?? "", places), quality, file: String(i), width: size * 100, height: size * 75, bytes: 1_000 },
        );
        const groups = await likeGroups({ look: (item) => looks[item] ?? null, count: () => ({ items: looks.length, skipped: 0 }) }).all();
        const members = groups.flatMap((group) => group.members.map(({ item }) => item));
        expect(new Set(members).size).toBe(members.length);
        expect(groups.map(({ best }) => best)).toEqual(groups.map(({ best }) => best).sort((a, b) => a - b));
        for (const { best, members: list } of groups) {
          const chief = looks[best];
          expect(list.length).toBeGreaterThan(1);
          expect(list[0]).toEqual({ item: best, likeness: "same" });
          for (const { item, likeness } of list) {
            const one = looks[item];
            expect(one).not.toBe(null);
            if (chief === null || chief === undefined || one === null || one === undefined) continue;
            expect(chief.width).toBeGreaterThanOrEqual(one.width);
            if (likeness !== "mirrored") expect(bits(chief.hash, one.hash)).toBeLessThanOrEqual(31);
          }
        }
        // Nobody who could be in a group is left alone: two of the lonely are never near.
        const lonely = looks.flatMap((one, item) => (one === null || members.some((member) => member === item) ? [] : [one.hash]));
        for (const [i, a] of lonely.entries()) for (const b of lonely.slice(i + 1)) expect(bits(a, b)).toBeGreaterThan(31);
      }),
      { numRuns: 100 },
    );
  });
});
