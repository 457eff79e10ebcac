import type { OwnprintApi } from "../../../src/shared/contract/index.ts";
import { failed, ok } from "../../../src/shared/contract/define.ts";
import { bytes, grantId, instant, itemId, milliseconds, scanId, type ScanId } from "../../../src/shared/model/brand.ts";
import { quality } from "../../../src/shared/model/fingerprint.ts";
import { skipReason, type AgeMark, type LikeGroup, type ScanItem, type ScanProgress, type ScanState, type SkippedFile } from "../../../src/shared/model/scan.ts";
import type { Scenario } from "./scenario.ts";

type Api = OwnprintApi<File>;

const hex = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const names = ["IMG_{n}.HEIC", "DSC0{n}.JPG", "holiday {n}.jpg", "Screenshot 2024-05-{n}.png", "WhatsApp Image 2023-11-0{n} at 21.04.17 (1) copy.jpeg", "صورة {n}.jpg", "\u202egpj.{n}_txt"];

export const madeItem = (index: number): ScanItem => {
  const kind = index % 9 === 4 ? "video" : "image";
  const name = kind === "video" ? `MOV_${1000 + index}.MP4` : (names[index % names.length] ?? "").replace("{n}", String(1000 + index));
  return {
    id: itemId.parse(index),
    kind,
    name,
    folder: index % 5 === 0 ? "" : index % 2 === 0 ? "Camera" : "Camera/2024",
    bytes: bytes.parse(kind === "video" ? 48_000_000 + index * 31_337 : 840_000 + index * 7_919),
    modified: instant.parse(Date.UTC(2024, index % 12, 1 + (index % 27), 12)),
    width: 4_032,
    height: 3_024,
    duration: kind === "video" ? milliseconds.parse(7_000 + index * 900) : null,
    quality: quality.parse(index % 11 === 3 ? 31 : 96),
    age: "adult",
    notices: kind === "video" ? ["exact-copies-only"] : index % 11 === 3 ? ["too-little-detail"] : [],
  };
};

/** Some photos are Live Photos: the video after them is their other half. */
const companionAt = (index: number, count: number): number | undefined => {
  const half = index % 27 === 3 ? index + 1 : index % 27 === 4 ? index - 1 : undefined;
  return half !== undefined && half < count ? half : undefined;
};

const madeSkipped = (index: number): SkippedFile => ({
  id: index,
  name: ["notes.txt", "broken.jpg", "IMG_2231.HEIC", "archive of everything.zip", "old.cr2", "empty.png"][index % 6] ?? "",
  folder: index % 2 === 0 ? "" : "Camera/2024",
  reason: skipReason.options[(index * 5 + 6) % skipReason.options.length] ?? "damaged",
});

/** Every tenth item, if it is a photo, has been copied, shrunk, edited and mirrored as the items after it. */
const madeGroups = (count: number): readonly LikeGroup[] =>
  Array.from({ length: Math.floor(count / 10) }, (_, group) => group * 10)
    .map((best) => Array.from({ length: 5 }, (_, index) => madeItem(best + index)).filter(({ kind }) => kind === "image"))
    .flatMap((members) => {
      const [best] = members;
      if (best === undefined || members.length < 2) return [];
      const likenessOf = (index: number) => (["same", "smaller", "edited", "mirrored"] as const)[Math.max(0, index - 1) % 4] ?? "same";
      return [{ best: best.id, members: members.map(({ id }, index) => ({ item: id, likeness: likenessOf(index) })) }];
    });

/** A picture that tells which item it is of: its number in writing, and in the colour of its upper left corner. */
const picture = async (item: number): Promise<Uint8Array> => {
  const canvas = new OffscreenCanvas(320, 240);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("no canvas");
  pen.fillStyle = `hsl(${(item * 47) % 360} 40% 60%)`;
  pen.fillRect(0, 0, 320, 240);
  pen.fillStyle = "#222";
  pen.font = "64px sans-serif";
  pen.fillText(String(item), 40, 140);
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
};

/** An answer of the program comes in a turn of its own, with room for the window to draw before it. */
const otherTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export const doubledFiles = (scenario: Scenario): Pick<Api, "files" | "scan" | "review"> => {
  const listeners = new Set<(progress: ScanProgress) => void>();
  let progress: ScanProgress | null = null;
  const ages = new Map<number, AgeMark>();
  let age: AgeMark = "adult";
  let { unfinished } = scenario;
  let timer: ReturnType<typeof setInterval> | undefined;
  const total = scenario.items + scenario.skipped;
  let leftOut: readonly SkippedFile[] = Array.from({ length: scenario.skipped }, (_, index) => madeSkipped(index));
  const allBytes = Array.from({ length: Math.min(scenario.items, 1_000) }, (_, index) => madeItem(index).bytes).reduce((sum, size) => sum + size, 0);

  let told = 0;
  const at = (scan: ScanId, share: number, state: ScanState): ScanProgress => ({
    scan,
    told: (told += 1),
    state,
    found: { files: total, bytes: bytes.parse(allBytes) },
    countingDone: share > 0.1,
    finished: { files: Math.floor(total * share), bytes: bytes.parse(Math.floor(allBytes * share)) },
    items: Math.floor(scenario.items * share),
    skipped: Math.floor(scenario.skipped * share),
    remaining: share > 0.2 && share < 1 ? milliseconds.parse(Math.max(4_000, scenario.scanTakes * 100 * (1 - share))) : null,
  });
  const publish = (changed: ScanProgress): ScanProgress => {
    const next = { ...changed, told: (told += 1) };
    progress = next;
    for (const listener of listeners) listener(next);
    return next;
  };
  let share = 0;
  const stop = (): void => clearInterval(timer);
  const run = (scan: ScanId): void => {
    timer = setInterval(() => {
      share = Math.min(1, share + 100 / scenario.scanTakes);
      publish(at(scan, share, share === 1 ? "done" : "running"));
      if (share === 1) stop();
    }, 100);
  };
  const known = (state: ScanState | null, act: () => void): Promise<ReturnType<typeof failed> | { readonly ok: true; readonly value: ScanProgress }> => {
    if (progress === null) return Promise.resolve(failed("unknown-scan"));
    act();
    return Promise.resolve(ok(state === null ? progress : publish({ ...progress, state, remaining: null })) as { readonly ok: true; readonly value: ScanProgress });
  };

  const granted = (kind: "folder" | "file", chosen: readonly string[]) =>
    Promise.resolve({ ok: true, value: chosen.map((name) => ({ id: grantId.parse(`grant-${hex()}`), kind, name })) } as const);
  return {
    files: {
      choose: ({ what }) => granted(what === "folders" ? "folder" : "file", what === "folders" ? ["Pictures from my phone"] : ["IMG_2041.HEIC", "video.mp4"]),
      drop: (files) => granted("file", files.map(({ name }) => name)),
      forget: () => Promise.resolve(ok(undefined)),
    },
    scan: {
      start: (args) => {
        age = args.age === "everyone-adult" ? "adult" : "unsorted";
        ages.clear();
        const scan = scanId.parse(`scan-${hex()}`);
        share = scenario.scanTakes === 0 ? 1 : 0;
        progress = at(scan, share, share === 1 ? "done" : "running");
        if (share < 1) run(scan);
        return Promise.resolve(ok(progress));
      },
      pause: () => known("paused", stop),
      resume: () => known("running", () => progress !== null && run(progress.scan)),
      cancel: () => known("cancelled", stop),
      progress: () => known(null, () => undefined),
      items: async ({ from, limit }) => {
        await otherTurn();
        const count = progress?.items ?? 0;
        const length = Math.max(0, Math.min(limit, count - from));
        const item = (id: number): ScanItem => {
          const companion = companionAt(id, count);
          const found = { ...madeItem(id), age: ages.get(id) ?? age };
          return companion === undefined ? found : { ...found, companion: itemId.parse(companion) };
        };
        return ok({ items: Array.from({ length }, (_, index) => item(from + index)), total: count });
      },
      skipped: ({ from, limit }) => {
        const known = leftOut.slice(0, progress?.skipped ?? 0);
        return Promise.resolve(ok({ skipped: known.slice(from, from + limit), total: known.length }));
      },
      unfinished: () => Promise.resolve(ok(unfinished === 0 ? null : { files: unfinished, startedAt: instant.parse(Date.now() - 3 * 86_400_000) })),
      carryOn: async (args) => {
        if (unfinished === 0) return failed("unknown-scan");
        unfinished = 0;
        age = args.age === "everyone-adult" ? "adult" : "unsorted";
        ages.clear();
        share = 1;
        progress = at(scanId.parse(`scan-${hex()}`), share, "done");
        const { value: grants } = await granted("folder", ["Pictures from my phone"]);
        return ok({ progress, grants });
      },
      dropUnfinished: () => {
        unfinished = 0;
        return Promise.resolve(ok(undefined));
      },
      /** Every other one of them can be read this time. */
      tryAgain: ({ files }) => {
        if (progress === null) return Promise.resolve(failed("unknown-scan"));
        const { found } = progress;
        const wanted = new Set(files);
        const read = leftOut.filter(({ id }) => wanted.has(id)).filter((_, index) => index % 2 === 0);
        const running = publish({ ...progress, state: "running", finished: { ...found, files: found.files - files.length } });
        setTimeout(() => {
          leftOut = leftOut.filter((file) => !read.includes(file));
          publish({ ...running, state: "done", finished: found, items: running.items + read.length, skipped: running.skipped - read.length });
        }, scenario.tryTakes);
        return Promise.resolve(ok(running));
      },
      forget: () => {
        stop();
        progress = null;
        return Promise.resolve(ok(undefined));
      },
      progressed: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    review: {
      markAge: ({ items, age: said }) => {
        const marked = items.flatMap((item) => [item, companionAt(item, progress?.items ?? 0) ?? item]).map((item) => itemId.parse(item));
        for (const item of marked) ages.set(item, said);
        return Promise.resolve(ok({ marked: [...new Set(marked)] }));
      },
      thumbnail: async ({ item }) => {
        if (ages.get(item) === "under-18" || ages.get(item) === "not-sure") return failed("not-shown");
        if (scenario.thumbnailTakes > 0) await new Promise((resolve) => setTimeout(resolve, scenario.thumbnailTakes));
        return item % 23 === 22 ? failed("thumbnail-failed") : ok({ item: itemId.parse(item), jpeg: await picture(item), width: 320, height: 240 });
      },
      groups: () => Promise.resolve(ok({ groups: madeGroups(progress?.items ?? 0) })),
      frames: async ({ item, count }) => {
        if (ages.get(item) === "under-18" || ages.get(item) === "not-sure") return failed("not-shown");
        const { duration } = madeItem(item);
        if (duration === null) return failed("no-frames");
        if (scenario.thumbnailTakes > 0) await new Promise((resolve) => setTimeout(resolve, scenario.thumbnailTakes));
        const jpeg = await picture(item);
        const at = (index: number) => milliseconds.parse((duration * (index + 0.5)) / count);
        return ok({ item: itemId.parse(item), frames: Array.from({ length: count }, (_, index) => ({ jpeg, at: at(index), width: 320, height: 240 })) });
      },
    },
  };
};