/** @file Looking through 100,000 files: first paint of the grid, frames and long tasks while scrolling 10,000 rows, memory of the page's process. */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import type { Page } from "playwright-core";
import { raiseStage } from "../tests/renderer/stage/index.ts";
import { screens, walkerOn } from "../tests/renderer/stage/screens.ts";
import { ms, printTable } from "./measure.ts";

const ITEMS = 100_000;
const ROWS = 10_000;
/** A fling: a whole window of rows with every frame, so that nearly all of it is drawn from nothing. */
const ROWS_A_FRAME = 4;
/** Somebody looking: this many pixels in a frame. */
const READING_PIXELS = 40;
const READING_FRAMES = 600;
const MEBI = 1_048_576;

interface Notes {
  pressed: number;
  painted: number;
  readonly tasks: { readonly start: number; readonly length: number }[];
}

type Noted = typeof globalThis & { notes: Notes };

/** Listens in the page from the start: when it was pressed, when the first tile was painted, which tasks were long. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const notes: Notes = { pressed: 0, painted: 0, tasks: [] };
    (globalThis as Noted).notes = notes;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) notes.tasks.push({ start: startTime, length: duration });
    }).observe({ type: "longtask" });
    addEventListener("click", () => notes.painted === 0 && (notes.pressed = performance.now()), { capture: true });
    const watch = new MutationObserver(() => {
      if (document.querySelector("[role=gridcell]") === null) return;
      watch.disconnect();
      // After the frame that holds it has been painted.
      requestAnimationFrame(() => setTimeout(() => (notes.painted = performance.now())));
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });

interface Scrolled {
  readonly seconds: number;
  /** The time between one frame and the next, in milliseconds, longest first. */
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
  readonly pixels: number;
  /** How often a frame was shown with no tile in it. */
  readonly empty: number;
}

interface Work {
  readonly all: number;
  readonly script: number;
  readonly layout: number;
  readonly style: number;
}

type Plan = { readonly pixels: number; readonly frames: number } | { readonly rows: number; readonly rowsAFrame: number };

/** Scrolls the grid by so many pixels with every frame, and times the frames. */
const scroll = (page: Page, plan: Plan): Promise<Scrolled> =>
  page.evaluate(async (wanted) => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const row = document.querySelector<HTMLElement>("[role=row]:has([role=gridcell])");
    if (row === null) throw new Error("no grid");
    let scroller: HTMLElement = row;
    while (scroller.parentElement !== null && !(scroller.scrollHeight > scroller.clientHeight + 1 && getComputedStyle(scroller).overflowY !== "visible")) scroller = scroller.parentElement;
    const pixels = "pixels" in wanted ? wanted.pixels : row.getBoundingClientRect().height * wanted.rowsAFrame;
    const count = "frames" in wanted ? wanted.frames : Math.ceil(wanted.rows / wanted.rowsAFrame);
    scroller.scrollTop = 0;
    for (let i = 0; i < 10; i += 1) await nextFrame();
    const { notes } = globalThis as Noted;
    const from = performance.now();
    const top = scroller.scrollTop;
    const box = scroller.getBoundingClientRect();
    const frames: number[] = [];
    let empty = 0;
    let last = await nextFrame();
    for (let i = 0; i < count; i += 1) {
      scroller.scrollTop += pixels;
      const now = await nextFrame();
      frames.push(now - last);
      last = now;
      const middle = document.elementFromPoint(box.x + box.width / 3, box.y + box.height / 2);
      if (!(middle?.closest("[role=row]") instanceof HTMLElement)) empty += 1;
    }
    const seconds = (performance.now() - from) / 1_000;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {
      seconds,
      frames: frames.sort((a, b) => b - a),
      tasks: notes.tasks.filter(({ start }) => start >= from).map(({ length }) => length),
      pixels: scroller.scrollTop - top,
      empty,
    };
  }, plan);

/** Asks what the page's main thread did so far, in seconds of processor time, so that other work on the machine does not count. */
const workClock = async (page: Page): Promise<() => Promise<Work>> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const value = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    return { all: value("TaskDuration"), script: value("ScriptDuration"), layout: value("LayoutDuration"), style: value("RecalcStyleDuration") };
  };
};

interface Memory {
  readonly heap: number;
  readonly resident: number | null;
}

/** What the page's own process holds, after its rubbish was collected. */
const memoryOf = async (page: Page): Promise<Memory> => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN) / MEBI;
  const whole = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await whole?.send("SystemInfo.getProcessInfo")) ?? {};
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) / 1_024;
      } catch {
        return Number.NaN;
      }
    })
    .filter((size) => !Number.isNaN(size));
  return { heap, resident: sizes.length === 0 ? null : Math.max(...sizes) };
};

const review = screens.find(({ name }) => name === "review");
if (review === undefined) throw new Error("no review among the screens");

const stage = await raiseStage();
const open = async (items: number) => {
  const { page } = await stage.open({ ...review.scenario, items, skipped: 12 }, { viewport: { width: 1_280, height: 800 } });
  page.setDefaultTimeout(120_000);
  await listen(page);
  await review.reach(walkerOn(page, "en"));
  await page.waitForFunction(() => (globalThis as Noted).notes.painted > 0);
  return page;
};

// Once to warm up what the system keeps; it also gives the page's memory with next to nothing in it.
const small = await open(40);
const before = await memoryOf(small);
await small.context().close();

const page = await open(ITEMS);
const { pressed, painted, tasks } = await page.evaluate(() => (globalThis as Noted).notes);
const loadingTask = Math.max(0, ...tasks.filter(({ start }) => start > pressed - 1).map(({ length }) => length));
const after = await memoryOf(page);
const clock = await workClock(page);
const measured = async (plan: Plan): Promise<Scrolled & { readonly work: Work }> => {
  const from = await clock();
  const result = await scroll(page, plan);
  const to = await clock();
  const each = (part: keyof Work): number => ((to[part] - from[part]) * 1_000) / result.frames.length;
  return { ...result, work: { all: each("all"), script: each("script"), layout: each("layout"), style: each("style") } };
};
const reading = await measured({ pixels: READING_PIXELS, frames: READING_FRAMES });
const fling = await measured({ rows: ROWS, rowsAFrame: ROWS_A_FRAME });
const scrolled = await memoryOf(page);
await stage.close();

const rate = ({ frames, seconds }: Scrolled): number => frames.length / seconds;
const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths);
const over = (lengths: readonly number[], bound: number): number => lengths.filter((length) => length > bound).length;
const task = (length: number): string => (length === 0 ? "none over 50 ms" : ms(length));
const mebi = ({ heap, resident }: Memory): string => `${heap.toFixed(0)} MiB heap${resident === null ? "" : `, ${resident.toFixed(0)} MiB resident`}`;
const scrollRows = (name: string, result: Scrolled & { readonly work: Work }) => [
  { what: `${name}: frames a second`, value: rate(result).toFixed(1), bound: "at least 50", holds: rate(result) >= 50 },
  { what: `${name}: longest time from frame to frame, and how many over 50 ms`, value: `${ms(result.frames[0] ?? Number.NaN)}, ${over(result.frames, 50)} of ${result.frames.length}` },
  { what: `${name}: longest task, and how many over 50 ms`, value: `${task(longest(result.tasks))}, ${result.tasks.length}`, bound: "none over 100 ms", holds: over(result.tasks, 100) === 0 },
  {
    what: `${name}: processor time of the page's thread a frame (script, style, layout)`,
    value: `${ms(result.work.all)} (${[result.work.script, result.work.style, result.work.layout].map((part) => part.toFixed(1)).join(", ")})`,
  },
  { what: `${name}: frames without a tile in the middle`, value: String(result.empty) },
];

printTable([
  { what: "load of the machine while measuring (1 minute)", value: (loadavg()[0] ?? 0).toFixed(1) },
  { what: `from the press to the first tiles painted, ${ITEMS.toLocaleString("en")} items`, value: ms(painted - pressed) },
  { what: "longest task until then", value: task(loadingTask), bound: "none over 100 ms", holds: loadingTask <= 100 },
  ...scrollRows(`reading on (${READING_PIXELS} pixels a frame)`, reading),
  ...scrollRows(`flinging through ${ROWS.toLocaleString("en")} rows (${ROWS_A_FRAME} a frame)`, fling),
  { what: "the page's process with 40 items", value: mebi(before) },
  { what: `with ${ITEMS.toLocaleString("en")}`, value: mebi(after) },
  { what: "after scrolling", value: mebi(scrolled) },
]);
