/** @file Videos and HEIC: hashing against the decoder alone. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runFfmpeg } from "../src/engine/worker/ffmpeg.ts";
import { heifPicture } from "../src/engine/worker/heif-items.ts";
import { carryOut } from "../src/engine/worker/jobs.ts";
import { decodeByLibheif } from "../src/engine/worker/libheif.ts";
import { unhurried } from "../src/engine/worker/pace.ts";
import { byTurns, ms, printTable, times, type Row } from "./measure.ts";
import { phoneJpeg } from "./samples.ts";

const execute = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "bench-"));
const orderFor = async (path: string) => {
  const { size, mtimeMs } = await stat(path, { bigint: false });
  return {
    type: "hash" as const, job: 1, path, bytes: size, modified: Math.trunc(mtimeMs),
    variants: false, fullDecode: false, digest: false, tmk: false, memoryCeiling: 2 ** 31,
  };
};
const ffmpeg = process.env["FFMPEG_BIN"] ?? "ffmpeg";
const rows: Row[] = [];

const film = join(folder, "film.mp4");
const source = "testsrc2=size=1920x1080:rate=30,noise=alls=6:allf=t";
await execute(ffmpeg, ["-v", "error", "-f", "lavfi", "-i", source, "-t", "30", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", film]);
const filmOrder = await orderFor(film);
const video = await byTurns(7, {
  hash: () => carryOut(filmOrder, unhurried),
  decode: () => execute(ffmpeg, ["-nostdin", "-v", "error", "-i", film, "-map", "0:v:0", "-f", "null", "-"]),
});
const speed = video.decode / video.hash;
rows.push(
  { what: "30 s of 1920 x 1080 H.264: MD5 and vPDQ", value: ms(video.hash) },
  { what: "ffmpeg decoding it to nothing", value: ms(video.decode) },
  { what: "speed against decoding alone", value: times(speed), bound: "at least 0.9 x", holds: speed >= 0.9 },
);

/** A grid of 48 tiles as phones write it can't be made by the encoder at hand; one picture of the same size can. */
const heic = join(folder, "photo.heic");
await writeFile(join(folder, "photo.jpg"), await phoneJpeg(1));
const canEncode = await execute("heif-enc", ["-q", "50", "-o", heic, join(folder, "photo.jpg")]).then(() => true, () => false);
const sample = process.argv[2] ?? (canEncode ? heic : null);
if (sample !== null) {
  const content = await readFile(sample);
  const order = await orderFor(sample);
  const picture = heifPicture(content);
  const stream = picture?.stream ?? new Uint8Array();
  const heif = await byTurns(5, {
    hash: () => carryOut(order, unhurried),
    decode: async () => {
      const run = runFfmpeg({ content: stream }, "hevc", {
        options: ["-probesize", "4096", "-analyzeduration", "0"],
        rest: ["-fps_mode", "passthrough", "-vf", "extractplanes=y", "-f", "rawvideo", "pipe:1"],
      });
      run.output.resume();
      await run.ended;
    },
    wasm: () => Promise.resolve(decodeByLibheif(content)),
  });
  const ratio = heif.hash / heif.decode;
  rows.push(
    { what: `HEIC of ${picture?.width ?? 0} x ${picture?.height ?? 0} in ${(picture?.columns ?? 0) * (picture?.rows ?? 0)} tiles: read, decode, PDQ`, value: ms(heif.hash) },
    { what: "its decoder alone (ffmpeg on the tiles)", value: ms(heif.decode) },
    { what: "HEIC file to its decoder", value: times(ratio), bound: "at most 1.1 x", holds: ratio <= 1.1 },
    { what: "libheif in WebAssembly, decoding alone", value: ms(heif.wasm) },
  );
}
printTable(rows);
await rm(folder, { recursive: true });
