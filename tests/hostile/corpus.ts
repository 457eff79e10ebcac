/** @file One small file of every format, made from numbers; damaged ones are derived from them. */
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { drawPixels, picture, seeded } from "../fixtures/pictures.ts";

const run = promisify(execFile);

/** Everything in `npm run test:hostile`, a bounded part in `npm test`. */
export const isWhole = process.env["OWNPRINT_HOSTILE"] === "all";

const ffmpeg = (...args: readonly string[]) => run("ffmpeg", ["-nostdin", "-v", "error", "-y", ...args]);

const film = ["-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10", "-t", "2"] as const;

const videos: Readonly<Record<string, readonly string[]>> = {
  "h264.mp4": ["-c:v", "libx264", "-preset", "ultrafast"],
  "faststart.mp4": ["-c:v", "libx264", "-preset", "ultrafast", "-movflags", "+faststart"],
  "hevc.mov": ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"],
  "mpeg4.m4v": ["-c:v", "mpeg4", "-f", "mp4"],
  "vp8.webm": ["-c:v", "libvpx", "-deadline", "realtime"],
  "vp9.webm": ["-c:v", "libvpx-vp9", "-deadline", "realtime"],
  "h264.mkv": ["-c:v", "libx264", "-preset", "ultrafast"],
  "mpeg4.avi": ["-c:v", "mpeg4"],
  "phone.3gp": ["-c:v", "mpeg4", "-f", "3gp"],
  "film.mpg": ["-r", "25", "-c:v", "mpeg2video"],
  "stream.ts": ["-c:v", "mpeg2video", "-r", "25", "-f", "mpegts"],
  "film.wmv": ["-c:v", "wmv2"],
  "film.flv": ["-c:v", "flv1"],
  "moving.gif": [],
  "moving.png": ["-plays", "0", "-f", "apng"],
};

/** Writes one whole file of every format that the tools at hand can make. Returns the names. */
export const writeWholeFiles = async (folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const still = () => picture(31, 320, 240);
  const pages = sharp(Buffer.concat([drawPixels(1, 96, 64), drawPixels(2, 96, 64), drawPixels(3, 96, 64)]), {
    raw: { width: 96, height: 192, channels: 3, pageHeight: 64 },
  });
  await Promise.all([
    still().jpeg().toFile(at("baseline.jpg")),
    still().jpeg({ progressive: true }).toFile(at("progressive.jpg")),
    still().grayscale().jpeg().toFile(at("grey.jpg")),
    still().toColourspace("cmyk").jpeg().toFile(at("cmyk.jpg")),
    still().withMetadata({ orientation: 6 }).jpeg().toFile(at("turned.jpg")),
    still().png().toFile(at("rgb.png")),
    still().toColourspace("rgb16").png().toFile(at("deep.png")),
    still().png({ palette: true }).toFile(at("palette.png")),
    still().ensureAlpha(0.5).png().toFile(at("alpha.png")),
    still().webp().toFile(at("lossy.webp")),
    still().webp({ lossless: true }).toFile(at("lossless.webp")),
    pages.clone().webp({ loop: 0, delay: [500, 500, 500] }).toFile(at("moving.webp")),
    still().gif().toFile(at("still.gif")),
    still().tiff().toFile(at("photo.tif")),
    still().avif({ effort: 0 }).toFile(at("photo.avif")),
  ]);
  await ffmpeg("-i", at("rgb.png"), at("photo.bmp"));
  const names = ["baseline.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg", "turned.jpg", "rgb.png", "deep.png", "palette.png", "alpha.png", "lossy.webp", "lossless.webp", "moving.webp", "still.gif", "photo.tif", "photo.avif", "photo.bmp"];
  const optional = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    // Which encoders there are depends on how the tools were built.
    await work().then(
      () => names.push(name),
      () => undefined,
    );
  };
  await optional("photo.jxl", () => ffmpeg("-i", at("rgb.png"), "-c:v", "libjxl", at("photo.jxl")));
  await optional("photo.heic", () => run("heif-enc", ["-q", "50", "-o", at("photo.heic"), at("baseline.jpg")]));
  for (const [name, args] of Object.entries(videos)) await optional(name, () => ffmpeg(...film, ...args, at(name)));
  return names;
};

/** Every whole file cut off at each of the given parts of its length. */
export const writeTruncations = async (from: string, names: readonly string[], to: string, everyPercent: number): Promise<number> => {
  await mkdir(to, { recursive: true });
  let count = 0;
  for (const name of names) {
    const whole = await readFile(join(from, name));
    for (let percent = everyPercent; percent < 100; percent += everyPercent) {
      await writeFile(join(to, `${percent} ${name}`), whole.subarray(0, Math.floor((whole.length * percent) / 100)));
      count += 1;
    }
  }
  return count;
};

/** Seeded damage: bits flipped, bytes replaced by telling values, stretches copied, cut out or zeroed. */
export const mutate = (whole: Buffer, seed: number): Buffer => {
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  let bytes = Buffer.from(whole);
  // Headers decide most: half of the damage goes to the first 200 bytes.
  const place = (): number => below(random() < 0.5 ? Math.min(200, bytes.length) : bytes.length);
  for (let times = 1 + below(12); times > 0; times -= 1) {
    const at = place();
    switch (below(5)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
        break;
      case 1:
        bytes[at] = [0, 1, 0x7f, 0x80, 0xff][below(5)] ?? 0;
        break;
      case 2:
        bytes.fill([0, 0xff][below(2)] ?? 0, at, at + 1 + below(16));
        break;
      case 3:
        bytes.copy(bytes, at, place(), place() + below(64));
        break;
      default:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(32))]);
        break;
    }
  }
  return bytes;
};

/** So many damaged files, spread over all formats. */
export const writeMutations = async (from: string, names: readonly string[], to: string, count: number): Promise<void> => {
  await mkdir(to, { recursive: true });
  const whole = await Promise.all(names.map((name) => readFile(join(from, name))));
  for (let seed = 0; seed < count; seed += 1) {
    const which = seed % names.length;
    await writeFile(join(to, `${seed} ${names[which] ?? ""}`), mutate(whole[which] ?? Buffer.alloc(0), seed + 1));
  }
};
