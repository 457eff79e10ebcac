/** @file Programs that are killed at any moment of a scan: the next one carries on, and at the end everything is found once. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { picture, seeded } from "../fixtures/pictures.ts";

const child = fileURLToPath(new URL("carry-on/child.ts", import.meta.url));
const PHOTOS = 400;
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "killed-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

interface Told {
  readonly unfinished: number | null;
  readonly last: { readonly state: string; readonly items: number; readonly skipped: number; readonly found: { readonly files: number } } | null;
  readonly names: readonly string[];
  readonly readAnew: number;
}

/** Runs the program: to its end, or until so many files are finished and no longer. */
const runOnce = async (folder: string, state: string, killAt: number | null): Promise<Told | null> => {
  const program = fork(child, [folder, state], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let told: Told | null = null;
  program.on("message", (message: Told | { readonly finished: number }) => {
    if (!("finished" in message)) told = message;
    else if (killAt !== null && message.finished >= killAt) program.kill("SIGKILL");
  });
  await once(program, "exit");
  return told;
};

test("every file is found once, and what was done before is not read again", async () => {
  const folder = await mkdtemp(join(root, "photos-"));
  const state = join(root, "state", "op");
  const photos = await Promise.all([1, 2, 3, 4].map((seed) => picture(seed, 320, 240).jpeg().toBuffer()));
  for (let i = 0; i < PHOTOS; i += 1) await writeFile(join(folder, `${i}.jpg`), photos[i % 4] ?? "");
  await writeFile(join(folder, "empty.jpg"), "");
  const random = seeded(11);
  for (let round = 1; round <= 4; round += 1) expect(await runOnce(folder, state, round * 70 + Math.floor(random() * 20))).toBe(null);
  const told = await runOnce(folder, state, null);
  expect(told?.last).toMatchObject({ state: "done", items: PHOTOS, skipped: 1, found: { files: PHOTOS + 1 } });
  expect([...(told?.names ?? [])].sort()).toEqual([...(await readdir(folder))].filter((name) => name !== "empty.jpg").sort());
  expect(told?.unfinished).toBeGreaterThan(0);
  // Whatever the earlier programs had done stands in the journal and was not read by the last one.
  expect(told?.readAnew).toBe(PHOTOS + 1 - (told?.unfinished ?? 0));
  expect(await readdir(join(root, "state"))).toEqual([]);
});
