/** @file Small files that ask for more than they should: pixels, frames, other files, addresses. */
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { bytes } from "../../src/shared/model/brand.ts";
import { picture } from "../fixtures/pictures.ts";
import { scanOf } from "../engine/scanning.ts";
import { isWhole } from "./corpus.ts";

const engine = createEngine({ spawn: forkIsolated(), processes: 2 });
let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bombs-"));
});
afterAll(async () => {
  await engine.close();
  await rm(root, { recursive: true, force: true });
});

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A black 1-bit PNG: a few hundred kilobytes for thousands of megapixels. */
const flatPng = (side: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * side), { level: 9 });
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
};

/** A GIF of so many tiny frames. */
const longGif = (frames: number): Buffer => {
  const head = Buffer.from("47494638396110001000800000000000ffffff", "hex");
  const frame = Buffer.from("21f904000a0000002c000000001000100000020e8c8fa9cbed0fa39cb4da8bb3de0500", "hex");
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from("3b", "hex")]);
};

describe("a decompression bomb", () => {
  test("of 60,000 x 60,000 pixels is refused for its size", async () => {
    const path = join(root, "bomb.png");
    await writeFile(path, flatPng(60_000));
    const { skipped } = await scanOf(engine, [path]);
    expect([...skipped.values()]).toEqual(["too-many-pixels"]);
  });

  test("of twenty thousand GIF frames ends within its bounds", async () => {
    const path = join(root, "long.gif");
    await writeFile(path, longGif(isWhole ? 20_000 : 4_000));
    const { items, skipped, last } = await scanOf(engine, [path]);
    expect(last.state).toBe("done");
    expect(items.size + skipped.size).toBe(1);
  });

  test("that is a zip renamed .jpg is no photo", async () => {
    const path = join(root, "zip.jpg");
    await writeFile(path, Buffer.concat([Buffer.from("504b0304140000000800", "hex"), Buffer.alloc(5_000)]));
    expect([...(await scanOf(engine, [path])).skipped.values()]).toEqual(["not-media"]);
  });

  test("ends one process at its memory ceiling, and no other file suffers", async () => {
    const tight = createEngine({ spawn: forkIsolated(), processes: 1, memoryCeiling: bytes.parse(160 * 2 ** 20) });
    const folder = join(root, "memory");
    await mkdir(folder);
    const flat = { create: { width: 10_000, height: 10_000, channels: 3, background: "#356" } } as const;
    await sharp(flat).png({ compressionLevel: 1 }).toFile(join(folder, "a large.png"));
    for (const name of ["b.jpg", "c.jpg"]) await picture(4, 300, 200).jpeg().toFile(join(folder, name));
    const { items, skipped } = await scanOf(tight, [folder]);
    await tight.close();
    expect([...skipped]).toEqual([[join(folder, "a large.png"), "out-of-memory"]]);
    expect(items.size).toBe(2);
  });
});

describe("a file that names other files or addresses", () => {
  test("is not followed, whatever it is called and whatever it claims to be", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const folder = join(root, "naming");
    await mkdir(folder);
    const secret = join(folder, "secret.mp4");
    execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=64x64:rate=5", "-t", "1", secret]);
    const url = `http://127.0.0.1:${port}/x`;
    const texts: Readonly<Record<string, string>> = {
      "list.m3u8": `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${url}\n#EXTINF:1,\nfile://${secret}\n`,
      "list.mp4": `#EXTM3U\n#EXTINF:1,\n${url}\n`,
      "concat.mp4": `ffconcat version 1.0\nfile '${secret}'\nfile '${url}'\n`,
      "drawing.jpg": `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${url}"/></svg>`,
      "drawing.svg": `<svg xmlns="http://www.w3.org/2000/svg"><image href="file://${secret}"/></svg>`,
      "paper.pdf": `%PDF-1.4\n1 0 obj<</URI(${url})>>endobj\n`,
      "session.sdp": `v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video ${port} RTP/AVP 96\n`,
      "manifest.mpd": `<MPD><Period><BaseURL>${url}</BaseURL></Period></MPD>`,
    };
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    const { skipped, items } = await scanOf(engine, [folder]);
    server.close();
    expect(asked).toBe(0);
    expect([...items.keys()]).toEqual([secret]);
    expect(new Set(skipped.values())).toEqual(new Set(["not-media"]));
    expect(skipped.size).toBe(Object.keys(texts).length);
  });

  test("a name that looks like an option, a pattern or a protocol is only a name", async () => {
    const folder = join(root, "names");
    await mkdir(folder);
    const made = join(root, "made.mp4");
    execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=64x64:rate=5", "-t", "1", made]);
    const content = execFileSync("cat", [made]);
    const names = ["-i", "%03d.mp4", "concat:a|b.mp4", "$(touch x).mp4", "a[shrink=8].mp4", "`id`.mp4", "http:host.mp4", "'\".mp4", "*.mp4"];
    for (const name of names) await writeFile(join(folder, name), content);
    const { items, skipped } = await scanOf(engine, [folder]);
    expect([...skipped]).toEqual([]);
    expect(items.size).toBe(names.length);
    for (const { fingerprints } of items.values()) expect(fingerprints.some(({ type }) => type === "vpdq")).toBe(true);
  });
});
