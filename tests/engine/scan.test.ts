/** @file A scan over files as people have them, good and bad: it always ends, and every file has a result or a reason. */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { localPath, milliseconds } from "../../src/shared/model/brand.ts";
import type { ScanProgress } from "../../src/shared/model/scan.ts";
import { picture, writePicture, writeSampleFolder, writeVideo, type SampleFolder } from "../fixtures/pictures.ts";
import { scanOf, startScanOf } from "./scanning.ts";

const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
let sample: SampleFolder;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "scan-"));
  sample = await writeSampleFolder(join(root, "sample"));
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const writeSmallPhotos = async (folder: string, count: number): Promise<void> => {
  await mkdir(folder);
  const small = await picture(5, 80, 60).jpeg().toBuffer();
  for (let i = 0; i < count; i += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, j) => writeFile(join(folder, `${i + j}.jpg`), small)));
  }
};

describe("a scan of a folder", () => {
  test("fingerprints what can be read and gives the rest a reason", async () => {
    const { items, skipped, last, run } = await scanOf(engine, [sample.folder]);
    expect(items.size).toBe(sample.photos + sample.videos);
    expect([...skipped].map(([path, reason]) => [path.slice(sample.folder.length + 1), reason]).sort()).toEqual([
      ["empty.jpg", "empty"],
      ["half.jpg", "damaged"],
      ["notes.jpg", "not-media"],
    ]);
    expect(last).toMatchObject({ state: "done", countingDone: true, items: 8, skipped: 3, remaining: 0 });
    expect(last.finished).toEqual(last.found);
    const listed = run.items(0, 100);
    expect(listed.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(listed.find(({ name }) => name === "IMG_0104.webp")).toMatchObject({ folder: "Summer", kind: "image", width: 800, height: 600 });
    for (const { id, name } of listed) expect(run.record(id)?.path.endsWith(name)).toBe(true);
  });

  test("goes by what files hold, not by their names", async () => {
    const folder = join(root, "misnamed");
    await mkdir(folder);
    await writeFile(join(folder, "photo.txt"), await picture(1).jpeg().toBuffer());
    await writeFile(join(folder, "photo.mp4"), await picture(2).png().toBuffer());
    const { items } = await scanOf(engine, [folder]);
    expect([...items.values()].map(({ kind }) => kind)).toEqual(["image", "image"]);
  });

  test("reads a file once that was chosen along with its folder", async () => {
    const { items } = await scanOf(engine, [join(sample.folder, "IMG_0001.jpg"), sample.folder, sample.folder]);
    expect(items.size).toBe(sample.photos + sample.videos);
  });

  test("gives the seven turned variants on request", async () => {
    const { items } = await scanOf(engine, [join(sample.folder, "IMG_0001.jpg")], { variants: true });
    const [record] = items.values();
    expect(record?.fingerprints.filter(({ type }) => type === "pdq").length).toBe(8);
  });

  test("does not stop at what is missing or may not be read", async () => {
    const folder = join(root, "walls");
    await mkdir(join(folder, "closed"), { recursive: true });
    await writePicture(join(folder, "closed", "inside.jpg"), 1, 100, 100);
    await symlink(folder, join(folder, "loop"));
    await symlink(join(folder, "nowhere"), join(folder, "dangling"));
    await chmod(join(folder, "closed"), 0);
    const { skipped, last } = await scanOf(engine, [folder, join(root, "never there")]);
    await chmod(join(folder, "closed"), 0o755);
    expect(last.state).toBe("done");
    expect(skipped.get(join(root, "never there"))).toBe("missing");
    expect(skipped.get(join(folder, "dangling"))).toBe("missing");
    expect(skipped.get(join(folder, "loop"))).toBe("link-loop");
    // The system's administrator may read everything.
    if (process.getuid?.() !== 0) expect(skipped.get(join(folder, "closed"))).toBe("folder-unreadable");
  });

  test("of 10,000 small files ends, and says so at most ten times a second", async () => {
    const folder = join(root, "many");
    await writeSmallPhotos(folder, 10_000);
    const told: number[] = [];
    const { last } = await scanOf(engine, [folder], { onProgress: () => told.push(performance.now()) });
    expect(last).toMatchObject({ state: "done", items: 10_000, skipped: 0 });
    const busiest = Math.max(...told.map((from) => told.filter((at) => at >= from && at < from + 1_000).length));
    expect(busiest).toBeGreaterThan(1);
    expect(busiest).toBeLessThanOrEqual(10);
  }, 180_000);
});

/** What was told, but for which telling it was. */
const withoutCount = (progress: ScanProgress | undefined): unknown => ({ ...progress, told: 0 });

describe("a scan under way", () => {
  beforeAll(() => writeSmallPhotos(join(root, "some"), 1_500));

  test("pauses within a second and goes on where it was", async () => {
    const told: ScanProgress[] = [];
    const run = startScanOf(engine, [join(root, "some"), sample.folder], { onProgress: (progress) => told.push(progress) });
    await wait(300);
    run.pause();
    await wait(1_000);
    const paused = run.progress();
    await wait(500);
    expect(run.progress().finished).toEqual(paused.finished);
    expect(paused.state).toBe("paused");
    run.resume();
    const last = await run.done;
    expect(last).toMatchObject({ state: "done", items: 1_508, skipped: 3 });
    expect(withoutCount(told.at(-1))).toEqual(withoutCount(last));
  });

  test("holds a video where it is, however long the pause", async () => {
    const once = join(root, "once.mp4");
    const path = join(root, "long.mp4");
    await writeVideo(once, 25);
    // Long enough that it is still being read when the pause comes, on a fast machine too.
    await promisify(execFile)("ffmpeg", ["-nostdin", "-v", "error", "-y", "-stream_loop", "7", "-i", once, "-c", "copy", path]);
    const impatient = createEngine({ spawn: forkIsolated(), processes: 1, timeLimit: milliseconds.parse(12_000) });
    const run = startScanOf(impatient, [path]);
    await wait(700);
    run.pause();
    await wait(13_000);
    expect(run.progress()).toMatchObject({ state: "paused", items: 0, skipped: 0 });
    run.resume();
    expect(await run.done).toMatchObject({ state: "done", items: 1, skipped: 0 });
    await impatient.close();
  });

  test("keeps what it found when it is cancelled", async () => {
    const run = startScanOf(engine, [join(root, "some")]);
    await wait(400);
    run.cancel();
    const last = await run.done;
    expect(last.state).toBe("cancelled");
    await wait(200);
    expect(withoutCount(run.progress())).toEqual(withoutCount(last));
    expect(run.items(0, 20_000).length).toBe(last.items);
  });
});

describe("a thumbnail", () => {
  test("is a small upright JPEG without metadata", async () => {
    const path = join(root, "turned.jpg");
    await picture(3, 800, 400).withMetadata({ orientation: 6 }).jpeg().toFile(path);
    const made = await engine.thumbnail(localPath.parse(path), "image", 200);
    expect(made).toMatchObject({ ok: true, width: 100, height: 200 });
    if (made.ok) {
      expect([...made.jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
      expect(Buffer.from(made.jpeg).includes("Exif")).toBe(false);
    }
  });

  test("of what is no picture has a reason", async () => {
    expect(await engine.thumbnail(localPath.parse(join(sample.folder, "notes.jpg")), "image", 200)).toMatchObject({ ok: false });
    expect(await engine.thumbnail(localPath.parse(join(root, "gone.jpg")), "image", 200)).toEqual({ ok: false, reason: "missing" });
  });
});
