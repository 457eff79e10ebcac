/** @file A strip of frames: spread over the whole length, upright, small, and never of a picture that doesn't move. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { localPath } from "../../src/shared/model/brand.ts";
import { drawPixels, picture, writeVideo } from "../fixtures/pictures.ts";

const engine = createEngine({ spawn: forkIsolated(), processes: 1 });
const run = promisify(execFile);
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "strip-"));
  // Darkness that gives way to light, so that a frame tells its time.
  await run("ffmpeg", [
    "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "color=black:size=320x180:rate=25:duration=8",
    "-vf", "fade=in:0:200:color=white,negate", "-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-pix_fmt", "yuv420p", join(root, "dawn.mp4"),
  ]);
  const turned = (before: readonly string[], after: readonly string[]) =>
    run("ffmpeg", ["-nostdin", "-v", "error", "-y", ...before, "-i", join(root, "dawn.mp4"), "-c", "copy", ...after, join(root, "turned.mp4")]);
  // ffmpeg before its sixth version knows only the older way to say it.
  await turned(["-display_rotation", "90"], []).catch(() => turned([], ["-metadata:s:v", "rotate=90"]));
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const stripOf = (name: string, count = 4, longSide = 160) => engine.frames(localPath.parse(join(root, name)), count, longSide);
const brightness = async (jpeg: Uint8Array): Promise<number> => (await sharp(jpeg).stats()).channels[0]?.mean ?? Number.NaN;

describe("a strip", () => {
  test("of a video has frames from its beginning to its end, at their times", async () => {
    const made = await stripOf("dawn.mp4");
    if (!made.ok) throw new Error(made.reason);
    expect(made.frames.map(({ at }) => Math.round(at / 1_000))).toEqual([1, 3, 5, 7]);
    expect(made.frames.map(({ width, height }) => [width, height])).toEqual(Array(4).fill([160, 90]));
    const light = await Promise.all(made.frames.map(({ jpeg }) => brightness(jpeg)));
    expect(light).toEqual([...light].sort((a, b) => a - b));
    expect((light[3] ?? 0) - (light[0] ?? 0)).toBeGreaterThan(100);
  });

  test("of a video that was held upright is upright", async () => {
    const made = await stripOf("turned.mp4", 2);
    if (!made.ok) throw new Error(made.reason);
    expect(made.frames.map(({ width, height }) => [width, height])).toEqual(Array(2).fill([90, 160]));
  });

  test("of a very short video has at least one frame", async () => {
    await writeVideo(join(root, "blink.mp4"), 0.08);
    const made = await stripOf("blink.mp4", 12);
    if (!made.ok) throw new Error(made.reason);
    expect(made.frames.length).toBeGreaterThan(0);
  });

  test("of a moving GIF, WebP or PNG shows how it moves", async () => {
    const pages = [1, 2, 3, 4].map((seed) => drawPixels(seed, 200, 150));
    const moving = sharp(Buffer.concat(pages), { raw: { width: 200, height: 600, channels: 3, pageHeight: 150 } });
    await moving.clone().gif({ delay: 500 }).toFile(join(root, "moving.gif"));
    await run("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", join(root, "moving.gif"), "-plays", "0", "-f", "apng", join(root, "moving.png")]);
    for (const name of ["moving.gif", "moving.webp", "moving.png"]) {
      if (name === "moving.webp") await moving.clone().webp({ delay: [500, 500, 500, 500] }).toFile(join(root, name));
      const made = await stripOf(name, 4, 100);
      if (!made.ok) throw new Error(made.reason);
      expect(made.frames.length, name).toBe(4);
      const light = await Promise.all(made.frames.map(({ jpeg }) => brightness(jpeg)));
      expect(new Set(light.map((value) => value.toFixed(2))).size, name).toBe(4);
      expect(made.frames.map(({ at }) => at), name).toEqual(made.frames.map(({ at }) => at).sort((a, b) => a - b));
    }
  });

  test("of a photo is empty", async () => {
    await picture(1, 300, 200).jpeg().toFile(join(root, "still.jpg"));
    await picture(1, 300, 200).gif().toFile(join(root, "still.gif"));
    expect(await stripOf("still.jpg")).toEqual({ ok: true, frames: [] });
    expect(await stripOf("still.gif")).toEqual({ ok: true, frames: [] });
  });

  test("of what is no video has a reason", async () => {
    await writeFile(join(root, "words.mp4"), "words");
    expect(await stripOf("words.mp4")).toEqual({ ok: false, reason: "not-media" });
    expect(await stripOf("gone.mp4")).toEqual({ ok: false, reason: "missing" });
  });
});
