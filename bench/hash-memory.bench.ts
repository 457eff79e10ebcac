/** @file A folder of 100,000 files: what the main process holds while it is scanned. `-- hash-memory` runs it alone. */
import { link, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { createEngine, forkIsolated } from "../src/engine/index.ts";
import { localPath, scanId } from "../src/shared/model/brand.ts";
import { drawPixels } from "../tests/fixtures/pictures.ts";
import { printTable, type Row } from "./measure.ts";

const FILES = 100_000;
const root = await mkdtemp(join(tmpdir(), "bench-"));
await mkdir(join(root, "many"));
const small = await sharp(drawPixels(1, 80, 60), { raw: { width: 80, height: 60, channels: 3 } }).jpeg().toBuffer();
// File systems allow some ten thousand names for one file.
const NAMES = 20_000;
for (let i = 0; i < FILES; i += 1) {
  const original = join(root, `${Math.floor(i / NAMES)}.jpg`);
  if (i % NAMES === 0) await writeFile(original, small);
  await link(original, join(root, "many", `a photo with a name of common length ${i}.jpg`));
}

const megabytes = (): string => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return `${(rss / 2 ** 20).toFixed(0)} resident, ${(heapUsed / 2 ** 20).toFixed(0)} heap`;
};
const engine = createEngine({ spawn: forkIsolated() });
const rows: Row[] = [{ what: "before", value: megabytes() }];
let done = 0;
const started = performance.now();
const run = engine.scan({
  id: scanId.parse(`scan-${randomBytes(16).toString("hex")}`),
  sources: [localPath.parse(join(root, "many"))],
  onItem: () => {
    done += 1;
    if (done % (FILES / 5) === 0) rows.push({ what: `after ${done} files, ${((performance.now() - started) / 1_000).toFixed(0)} s`, value: megabytes() });
  },
});
await run.done;
await engine.close();
printTable(rows);
await rm(root, { recursive: true });
