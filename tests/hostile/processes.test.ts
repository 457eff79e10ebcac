/** @file Isolated processes that hang, lie, die or are killed: the main process goes on and leaves none behind. */
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated, strippedEnvironment, type IsolatedProcess } from "../../src/engine/index.ts";
import { milliseconds } from "../../src/shared/model/brand.ts";
import { picture, writeVideo } from "../fixtures/pictures.ts";
import { scanOf, startScanOf } from "../engine/scanning.ts";
import { isWhole } from "./corpus.ts";

const double = (name: string): string => join(import.meta.dirname, "doubles", name);
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "processes-"));
  const photo = await picture(8, 400, 300).jpeg().toBuffer();
  await mkdir(join(root, "photos"));
  for (let i = 0; i < 60; i += 1) await writeFile(join(root, "photos", `${i}.jpg`), photo);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Remembers every process that an engine starts. */
const counted = (entry?: string) => {
  const started: IsolatedProcess[] = [];
  const spawn = forkIsolated(entry);
  return {
    started,
    spawn: () => {
      const one = spawn();
      started.push(one);
      return one;
    },
    alive: () => started.filter(({ pid }) => pid !== undefined && isAlive(pid)).length,
  };
};

describe("an isolated process", () => {
  test("that hangs is asked, terminated, killed and replaced; its file has timed out", async () => {
    const processes = counted(double("stuck-worker.ts"));
    const engine = createEngine({ spawn: processes.spawn, processes: 1, timeLimit: milliseconds.parse(500) });
    const { skipped, last } = await scanOf(engine, [join(root, "photos", "0.jpg"), join(root, "photos", "1.jpg")]);
    await engine.close();
    expect(last.state).toBe("done");
    expect([...skipped.values()]).toEqual(["timed-out", "timed-out"]);
    expect(processes.started.length).toBe(2);
    await wait(300);
    expect(processes.alive()).toBe(0);
  });

  test("that lies is believed nothing", async () => {
    const engine = createEngine({ spawn: forkIsolated(double("lying-worker.ts")), processes: 1, timeLimit: milliseconds.parse(2_000) });
    const { items, skipped } = await scanOf(engine, [join(root, "photos")]);
    await engine.close();
    expect(items.size).toBe(0);
    expect(new Set(skipped.values())).toEqual(new Set(["decoder-crashed"]));
    expect(skipped.size).toBe(60);
  });

  test("that can't be started is not tried without end", async () => {
    const processes = counted(double("there-is-none.ts"));
    const engine = createEngine({ spawn: processes.spawn, processes: 2 });
    const { skipped } = await scanOf(engine, [join(root, "photos")]);
    await engine.close();
    expect(skipped.size).toBe(60);
    expect([...skipped.values()]).toContain("decoder-missing");
    expect(processes.started.length).toBeLessThan(12);
  });

  test.skipIf(process.platform === "win32")("that is killed from outside costs the file it had, and no other", async () => {
    const processes = counted();
    const engine = createEngine({ spawn: processes.spawn, processes: 2 });
    const run = startScanOf(engine, [join(root, "photos")]);
    for (let kills = 0; kills < 3; kills += 1) {
      await wait(150);
      const victim = processes.started.findLast(({ pid }) => pid !== undefined && isAlive(pid))?.pid;
      if (victim !== undefined) process.kill(victim, "SIGKILL");
    }
    const last = await run.done;
    await engine.close();
    expect(last.state).toBe("done");
    expect(last.items + last.skipped).toBe(60);
    expect(last.skipped).toBeLessThanOrEqual(3);
    await wait(200);
    expect(processes.alive()).toBe(0);
  });

  test("gets no secret from the environment", () => {
    const kept = strippedEnvironment({ PATH: "/bin", OWNPRINT_BANK: "https://bank.example", AWS_SECRET: "x", NODE_OPTIONS: "--inspect", HOME: "/home/a" });
    expect(kept).toEqual({ PATH: "/bin" });
  });

  test.skipIf(process.platform !== "linux")("takes its ffmpeg with it when it is killed (needs /proc)", async () => {
    const long = join(root, "long.mp4");
    await writeVideo(long, 40);
    const processes = counted();
    const engine = createEngine({ spawn: processes.spawn, processes: 1 });
    const run = startScanOf(engine, [long]);
    const ffmpegs = () =>
      readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => {
          try {
            return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(long);
          } catch {
            return false;
          }
        });
    for (let tries = 0; ffmpegs().length === 0 && tries < 100; tries += 1) await wait(30);
    expect(ffmpegs().length).toBeGreaterThan(0);
    const pid = processes.started[0]?.pid;
    if (pid !== undefined) process.kill(pid, "SIGKILL");
    await run.done;
    for (let tries = 0; ffmpegs().length > 0 && tries < 200; tries += 1) await wait(50);
    expect(ffmpegs()).toEqual([]);
    await engine.close();
  });
});

describe.skipIf(process.platform !== "linux")("over many files (needs /proc)", () => {
  const files = isWhole ? 5_000 : 1_000;

  test(`${files} of them, an isolated process does not grow`, async () => {
    const folder = join(root, "many");
    await mkdir(folder);
    const kinds = await Promise.all([
      picture(1, 640, 480).jpeg().toBuffer(),
      picture(2, 500, 500).png().toBuffer(),
      picture(3, 640, 360).webp().toBuffer(),
      picture(4, 1_700, 1_100).jpeg().toBuffer(),
      Promise.resolve(Buffer.from("no picture at all")),
    ]);
    for (let i = 0; i < files; i += 1) await writeFile(join(folder, `${i}.jpg`), kinds[i % kinds.length] ?? "");
    const processes = counted();
    const engine = createEngine({ spawn: processes.spawn, processes: 1 });
    const resident: number[] = [];
    const descriptors: number[] = [];
    const measure = async (): Promise<void> => {
      const pid = processes.started[0]?.pid ?? 0;
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      resident.push(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
      descriptors.push(readdirSync(`/proc/${pid}/fd`).length);
    };
    let count = 0;
    const run = startScanOf(engine, [folder], {
      onItem: () => {
        count += 1;
        if (count % (files / 20) === 0) void measure();
      },
    });
    const last = await run.done;
    await engine.close();
    expect(last.items + last.skipped).toBe(files);
    expect(processes.started.length).toBe(1);
    const [early, late] = [Math.max(...resident.slice(3, 8)), Math.max(...resident.slice(-5))];
    expect(late - early, `MiB: ${resident.map(Math.round).join(" ")}`).toBeLessThan(40);
    expect((descriptors.at(-1) ?? Infinity) - (descriptors[2] ?? 0)).toBeLessThanOrEqual(3);
  });
});
