/** @file 100,000 photos in the main process: what the items take in memory, and finding those that look alike without making anybody wait. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createItemStore } from "../src/engine/item-store.ts";
import { likeGroups } from "../src/engine/like-groups.ts";
import { fingerprint } from "../src/shared/model/fingerprint.ts";
import { seeded } from "../tests/fixtures/pictures.ts";
import { ms, printTable } from "./measure.ts";

const FILES = 100_000;
const random = seeded(5);
const hex = (length: number): string => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join("");
/** Every tenth photo is one of the ten before it, some bits changed. */
const hashes: string[] = [];
for (let i = 0; i < FILES; i += 1) {
  const before = hashes[i - 1 - Math.floor(random() * 10)];
  hashes.push(i % 10 === 9 && before !== undefined ? hex(3) + before.slice(3) : hex(64));
}
// Strings that were put together are whole from here on, so that they don't count below.
JSON.stringify(hashes);

const taken = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const empty = taken();
const store = createItemStore();
for (let i = 0; i < FILES; i += 1) {
  const path = `/home/someone/Pictures/Camera/a photo with a name of common length ${i}.jpg`;
  store.add({
    file: { type: "file", path, folder: "Camera", bytes: 2_000_000 + i, modified: 1_700_000_000_000 + i },
    kind: "image", width: 4_032, height: 3_024, duration: null, notices: [],
    fingerprints: [fingerprint.parse({ type: "pdq", variant: "upright", value: hashes[i], quality: 100 }), fingerprint.parse({ type: "md5", value: i.toString(16).padStart(32, "0") })],
  });
}
const perPhoto = (taken() - empty) / FILES;
// Held on to until here, so that letting go of them is not counted as a gain.
if (hashes.length !== FILES) throw new Error("a hash for each photo");

const groups = likeGroups(store);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const started = performance.now();
const found = await groups.all();
const lasted = performance.now() - started;
delay.disable();
const again = performance.now();
await groups.all();

printTable([
  { what: "memory for each of 100,000 photos, in bytes (name 51, fingerprints 49, size, time and sides 28)", value: perPhoto.toFixed(0) },
  { what: `groups among 100,000 photos, turned and mirrored ones too (${found.length} found)`, value: ms(lasted), bound: "seconds", holds: lasted < 30_000 },
  { what: "the same once more, nothing new", value: ms(performance.now() - again) },
  { what: "longest that anything else had to wait meanwhile", value: ms(delay.max / 1e6), bound: "about 50 ms", holds: delay.max / 1e6 <= 50 },
  { what: "99 % of the waits are at most", value: ms(delay.percentile(99) / 1e6) },
]);
