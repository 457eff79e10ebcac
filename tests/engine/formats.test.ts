/** @file Formats beyond the everyday ones: HEIC, BMP, JPEG XL, CMYK, moving pictures, Live Photos. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { distance } from "../../src/fingerprint/index.ts";
import { createEngine, forkIsolated, type ItemRecord } from "../../src/engine/index.ts";
import { localPath } from "../../src/shared/model/brand.ts";
import { conformance, expected, hasConformance } from "../fixtures/conformance.ts";
import { picture, writeVideo } from "../fixtures/pictures.ts";
import { scanOf } from "./scanning.ts";

const run = promisify(execFile);
const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "formats-"));
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const upright = (record: ItemRecord | undefined) => {
  const found = record?.fingerprints.find((one) => one.type === "pdq" && one.variant === "upright");
  return found?.type === "pdq" ? found : undefined;
};

const bits = (record: ItemRecord | undefined, hex: string): number => distance(upright(record)?.value ?? "0".repeat(64), hex);

const heicFile = z.object({
  images: z.array(z.object({ file: z.string(), full_resolution_upright: z.object({ pdq_hex: z.string(), quality: z.number() }) })),
});
const heics = hasConformance ? heicFile.parse(JSON.parse(readFileSync(join(conformance, "heic", "expected.json"), "utf8"))).images : [];

describe("an MD5", () => {
  test("comes with a photo only when it is asked for, and with a video always", async () => {
    const folder = join(root, "digests");
    await mkdir(folder);
    await writeFile(join(folder, "photo.jpg"), await picture(1).jpeg().toBuffer());
    await writeVideo(join(folder, "video.mp4"), 2);
    const withMd5 = async (digest: boolean): Promise<readonly string[]> => {
      const { items } = await scanOf(engine, [folder], { digest });
      return [...items.values()].filter(({ fingerprints }) => fingerprints.some(({ type }) => type === "md5")).map(({ kind }) => kind).sort();
    };
    expect(await withMd5(false)).toEqual(["video"]);
    expect(await withMd5(true)).toEqual(["image", "video"]);
  });
});

describe.skipIf(!hasConformance)("HEIC from phones and from Nokia's set (needs the reference values beside the project)", () => {
  const detailed = heics.filter(({ full_resolution_upright: { quality } }) => quality >= 50);

  test("is within four bits of what libheif's decode gives", async () => {
    const { items } = await scanOf(engine, [join(conformance, "heic")]);
    for (const { file, full_resolution_upright: { pdq_hex, quality } } of detailed) {
      expect(bits(items.get(join(conformance, file)), pdq_hex), file).toBeLessThanOrEqual(4);
      expect(Math.abs((upright(items.get(join(conformance, file)))?.quality ?? NaN) - quality), file).toBeLessThanOrEqual(1);
    }
    expect(items.size).toBe(heics.length);
    expect(detailed.length).toBeGreaterThanOrEqual(7);
  });

  test("can be shown small", async () => {
    const made = await engine.thumbnail(localPath.parse(join(conformance, "heic", "arrow.heic")), "image", 120);
    expect(made).toMatchObject({ ok: true, width: 90, height: 120 });
  });
});

describe.skipIf(!hasConformance)("CMYK and BMP (need the reference values beside the project)", () => {
  test("are within the reference's own reach", async () => {
    const wanted = expected.images.filter(({ file }) => /cmyk|bmp/i.test(file));
    const { items } = await scanOf(engine, wanted.map(({ file }) => join(conformance, file)));
    for (const { file, full_resolution_upright: { pdq_hex } } of wanted) {
      expect(bits(items.get(join(conformance, file)), pdq_hex), file).toBeLessThanOrEqual(file.endsWith(".bmp") ? 4 : 10);
    }
    expect(items.size).toBe(3);
  });
});

describe("the same picture in another format", () => {
  test("has the same fingerprint", async () => {
    const folder = join(root, "same");
    await mkdir(folder);
    const png = join(folder, "photo.png");
    await picture(12, 640, 480).png().toFile(png);
    const made = [png];
    const withFfmpeg = async (name: string, ...args: readonly string[]) => {
      await run("ffmpeg", ["-nostdin", "-v", "error", "-i", png, ...args, join(folder, name)]).then(
        () => made.push(join(folder, name)),
        () => undefined,
      );
    };
    await withFfmpeg("photo.bmp");
    // Only where ffmpeg was built with libjxl.
    await withFfmpeg("photo.jxl", "-c:v", "libjxl", "-distance", "0");
    await picture(12, 640, 480).tiff().toFile(join(folder, "photo.tif"));
    await picture(12, 640, 480).webp({ lossless: true }).toFile(join(folder, "photo.webp"));
    made.push(join(folder, "photo.tif"), join(folder, "photo.webp"));
    const { items } = await scanOf(engine, made);
    const reference = upright(items.get(png))?.value ?? "";
    for (const path of made) expect(bits(items.get(path), reference), path).toBeLessThanOrEqual(2);
    expect(items.size).toBe(made.length);
  });
});

describe("a picture that moves", () => {
  test.each([["gif"], ["apng"], ["webp"]])("as %s is hashed as its first frame and as a video", async (format) => {
    const path = join(root, `moving.${format}`);
    const film = ["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=10", "-t", "3"];
    if (format === "webp") {
      const gif = join(root, "for-webp.gif");
      await run("ffmpeg", [...film, gif]);
      const { default: sharp } = await import("sharp");
      await sharp(gif, { animated: true }).webp({ lossless: true }).toFile(path);
    } else await run("ffmpeg", [...film, ...(format === "apng" ? ["-plays", "0", "-f", "apng"] : []), path]);
    const { items } = await scanOf(engine, [path]);
    const record = items.get(path);
    const moving = record?.fingerprints.find(({ type }) => type === "vpdq");
    expect(record?.kind).toBe("image");
    expect(record?.notices).not.toContain("first-frame-only");
    expect(moving?.type === "vpdq" ? moving.frames.map(({ frame, timestamp }) => [frame, timestamp]) : []).toEqual([[0, 0], [10, 1], [20, 2]]);
    expect(bits(record, moving?.type === "vpdq" ? (moving.frames[0]?.value ?? "") : "")).toBeLessThanOrEqual(10);
  });
});

describe("a film that says another size than it has", () => {
  test("has the same fingerprints as the honest one", async () => {
    const folder = join(root, "sizes");
    await mkdir(folder);
    const [honest, boastful] = [join(folder, "honest.mp4"), join(folder, "boastful.mp4")];
    await writeVideo(honest, 3);
    const content = readFileSync(honest);
    const entry = content.indexOf("avc1", content.indexOf("stsd"));
    expect([content.readUInt16BE(entry + 28), content.readUInt16BE(entry + 30)]).toEqual([480, 272]);
    content.writeUInt16BE(640, entry + 28);
    await writeFile(boastful, content);
    const { items } = await scanOf(engine, [folder]);
    const framesOf = (file: string) => items.get(file)?.fingerprints.filter(({ type }) => type === "vpdq");
    expect(framesOf(boastful)).toEqual(framesOf(honest));
    expect(framesOf(honest)).toHaveLength(1);
  });
});

describe.skipIf(process.platform === "win32")("a film that is decoded before it has been looked at (needs a shell)", () => {
  test("has its frames", async () => {
    const slowLook = join(root, "slow-look");
    await writeFile(slowLook, '#!/bin/sh\ncase "$*" in *rawvideo*) ;; *) sleep 1 ;; esac\nexec ffmpeg "$@"\n', { mode: 0o755 });
    const film = join(root, "short", "film.mp4");
    await writeVideo(film, 0.2);
    vi.stubEnv("FFMPEG_BIN", slowLook);
    const looking = createEngine({ spawn: forkIsolated(), processes: 1 });
    const { items } = await scanOf(looking, [film]);
    await looking.close();
    vi.unstubAllEnvs();
    expect(items.get(film)?.fingerprints).toContainEqual(expect.objectContaining({ type: "vpdq", frames: [expect.objectContaining({ frame: 0 })] }));
  });
});

describe("a film without a picture", () => {
  test.each(["mp4", "mkv", "ogg", "wmv"])("as %s is no photo or video", async (ending) => {
    const path = join(root, `sound.${ending}`);
    await run("ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine=440", "-t", "1", path]);
    expect([...(await scanOf(engine, [path])).skipped.values()]).toEqual(["not-media"]);
  });
});

describe("a Live Photo", () => {
  test("is two items that know each other, and a broken half takes nothing with it", async () => {
    const folder = join(root, "live");
    await mkdir(folder);
    const photo = await picture(5, 400, 300).jpeg().toBuffer();
    for (const name of ["IMG_1.JPG", "IMG_2.JPG", "IMG_3.JPG"]) await writeFile(join(folder, name), photo);
    await writeVideo(join(root, "short.mp4"), 2);
    await copyFile(join(root, "short.mp4"), join(folder, "IMG_1.MOV"));
    await writeFile(join(folder, "IMG_2.MOV"), (await run("head", ["-c", "500", join(root, "short.mp4")], { encoding: "buffer" })).stdout);
    const { run: scan, skipped } = await scanOf(engine, [folder]);
    const items = scan.items(0, 10);
    const named = (name: string) => items.find((item) => item.name === name);
    expect(named("IMG_1.JPG")?.companion).toBe(named("IMG_1.MOV")?.id);
    expect(named("IMG_1.MOV")?.companion).toBe(named("IMG_1.JPG")?.id);
    expect(named("IMG_2.JPG")).toBeDefined();
    expect(named("IMG_2.JPG")?.companion).toBeUndefined();
    expect(named("IMG_3.JPG")?.companion).toBeUndefined();
    expect([...skipped]).toEqual([[join(folder, "IMG_2.MOV"), "damaged"]]);
  });
});
