/** @file Many files: two processes against one, the first result, updates a second, memory, and grouping. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { createEngine, forkIsolated, type Engine, type ScanRequest } from "../src/engine/index.ts";
import { nearDuplicateGroups } from "../src/fingerprint/index.ts";
import { localPath, scanId } from "../src/shared/model/brand.ts";
import { drawPixels, seeded } from "../tests/fixtures/pictures.ts";
import { byTurns, ms, printTable, times } from "./measure.ts";
import { phoneJpeg } from "./samples.ts";

const root = await mkdtemp(join(tmpdir(), "bench-"));
const scan = (engine: Engine, folder: string, wishes: Partial<ScanRequest> = {}) =>
  engine.scan({ ...wishes, id: scanId.parse(`scan-${randomBytes(16).toString("hex")}`), sources: [localPath.parse(folder)] });

const timeOf = async (engine: Engine, folder: string): Promise<number> => {
  const started = performance.now();
  await scan(engine, folder).done;
  return performance.now() - started;
};

const photos = join(root, "photos");
await mkdir(photos);
await writeFile(join(photos, "0.jpg"), await phoneJpeg(1));
for (let i = 1; i < 60; i += 1) await copyFile(join(photos, "0.jpg"), join(photos, `${i}.jpg`));
const [one, two] = [createEngine({ spawn: forkIsolated(), processes: 1 }), createEngine({ spawn: forkIsolated(), processes: 2 })];
await timeOf(one, join(photos, "0.jpg"));
await Promise.all([timeOf(two, join(photos, "0.jpg")), timeOf(two, join(photos, "1.jpg"))]);
const ofPhotos = await byTurns(7, { one: () => timeOf(one, photos), two: () => timeOf(two, photos) });
const gain = ofPhotos.one / ofPhotos.two;
await one.close();
await two.close();

const many = join(root, "many");
await mkdir(many);
const small = await sharp(drawPixels(1, 80, 60), { raw: { width: 80, height: 60, channels: 3 } }).jpeg().toBuffer();
for (let i = 0; i < 10_000; i += 1) await writeFile(join(many, `${i}.jpg`), small);
const pids: number[] = [];
const spawn = forkIsolated();
const engine = createEngine({
  processes: 2,
  spawn: () => {
    const started = spawn();
    if (started.pid !== undefined) pids.push(started.pid);
    return started;
  },
});
const told: number[] = [];
let first = Number.NaN;
const started = performance.now();
const run = scan(engine, many, {
  onProgress: () => told.push(performance.now()),
  onItem: () => {
    if (Number.isNaN(first)) first = performance.now() - started;
  },
});
await run.done;
const lasted = performance.now() - started;
const busiest = Math.max(...told.map((from) => told.filter((at) => at >= from && at < from + 1_000).length));
const megabytes = (text: string | undefined): number => Number(text ?? Number.NaN) / 1_024;
const peaks =
  process.platform === "linux" ? pids.map((pid) => megabytes(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1])) : [];
await engine.close();

const random = seeded(1);
const hashes = Array.from({ length: 100_000 }, () =>
  Array.from({ length: 8 }, () => Math.floor(random() * 2 ** 32).toString(16).padStart(8, "0")).join(""),
);
const before = performance.now();
nearDuplicateGroups(hashes);
const grouping = performance.now() - before;

printTable([
  { what: "60 photos of 12 megapixels, one process", value: ms(ofPhotos.one) },
  { what: "the same, two processes", value: ms(ofPhotos.two) },
  { what: "gain by the second process", value: times(gain), bound: "at least 1.8 x on two idle cores", holds: gain >= 1.8 },
  { what: "start to first result, folder of 10,000", value: ms(first), bound: "under 1,000 ms", holds: first < 1_000 },
  { what: "whole folder of 10,000 small files", value: ms(lasted) },
  { what: "progress updates in the busiest second", value: String(busiest), bound: "at most 10", holds: busiest <= 10 },
  { what: "peak memory of each isolated process, MiB", value: peaks.map((peak) => peak.toFixed(0)).join(", "), bound: "1,536 (the ceiling)", holds: peaks.every((peak) => peak < 1_536) },
  { what: "memory of the main process, MiB", value: (process.memoryUsage.rss() / 2 ** 20).toFixed(0) },
  { what: "near duplicates among 100,000 hashes", value: ms(grouping), bound: "seconds", holds: grouping < 20_000 },
]);
await rm(root, { recursive: true });
