import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classify } from "../../src/engine/classify.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("what a file is", () => {
  test.each([
    ["\xff\xd8\xff\xe0", "image", "jpeg"],
    ["\x89PNG\r\n\x1a\n", "image", "png"],
    ["RIFF\0\0\0\0WEBPVP8 ", "image", "webp"],
    ["GIF89a", "image", "gif"],
    ["II*\0", "image", "tiff"],
    ["MM\0*", "image", "tiff"],
    ["\0\0\0\x1cftypavif\0\0\0\0mif1avif", "image", "avif"],
    ["\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "image", "heic"],
    ["\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "image", "avif"],
    ["\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image", "heic"],
    ["\xff\x0a\0\0", "image", "jxl"],
    ["\0\0\0\x0cJXL \r\n\x87\n", "image", "jxl"],
    ["BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x10\0\0\0\x10\0\0\0", "image", "bmp"],
    ["\0\0\0\x18ftypisom\0\0\x02\0isomiso2", "video", "mp4"],
    ["\0\0\0\x14ftypqt  \0\0\0\0qt  ", "video", "mp4"],
    ["\0\0\0\x18ftyp3gp4\0\0\0\0isom3gp4", "video", "mp4"],
    ["\0\0\0\x08wide\0\0\0\x10mdat", "video", "mp4"],
    ["\x1aE\xdf\xa3", "video", "matroska"],
    ["RIFF\0\0\0\0AVI LIST", "video", "avi"],
    ["\0\0\x01\xba", "video", "mpegps"],
    ["\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9", "video", "wmv"],
    ["FLV\x01", "video", "flv"],
  ])("is told from its first bytes: %j", (head, kind, format) => {
    expect(classify(bytes(head))).toEqual({ kind, format });
  });

  test.each(["", "%PDF-1.7", "PK\x03\x04", "<svg xmlns", "<?xml version", "#EXTM3U", "ffconcat version 1.0", "RIFF\0\0\0\0WAVEfmt ", "{}", "BM is a word", "\0\0\0\x18ftypM4A \0\0\0\0isom", "\xd0\xcf\x11\xe0"])(
    "is no photo or video: %j",
    (head) => expect(classify(bytes(head))).toEqual({ kind: "not-media" }),
  );

  test("is answered for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (head) => {
        expect(["image", "video", "not-media"]).toContain(classify(head).kind);
      }),
    );
  });
});
