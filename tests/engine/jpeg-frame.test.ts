import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { jpegFrame } from "../../src/engine/worker/jpeg-frame.ts";

const jpegOf = (width: number, height: number, progressive: boolean, grey: boolean, orientation: number): Promise<Buffer> => {
  const image = sharp({ create: { width, height, channels: 3, background: "#345" } });
  return (grey ? image.toColourspace("b-w") : image).withExif({ IFD0: { Orientation: String(orientation) } }).jpeg({ progressive }).toBuffer();
};

describe("a JPEG's frame header", () => {
  test("says the size as libvips does, whatever stands before it", async () => {
    const side = fc.integer({ min: 1, max: 3_000 });
    const made = fc.asyncProperty(side, side, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 8 }), async (width, height, progressive, grey, orientation) => {
      const content = await jpegOf(width, height, progressive, grey, orientation);
      const { channels } = await sharp(content).metadata();
      expect(jpegFrame(content)).toEqual({ width, height, components: channels });
    });
    await fc.assert(made, { numRuns: 20 });
  });

  test("is null, and never a fault, for anything cut off or made up", async () => {
    const content = await jpegOf(64, 48, false, false, 6);
    const start = [...content].findIndex((byte, at) => byte === 0xff && content[at + 1] === 0xc0);
    for (let length = 0; length < start + 10; length += 1) expect(jpegFrame(content.subarray(0, length))).toBeNull();
    expect(jpegFrame(content.subarray(0, start + 10))).toEqual({ width: 64, height: 48, components: 3 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const frame = jpegFrame(Uint8Array.from([0xff, 0xd8, ...bytes]));
        expect(frame === null || frame.components < 256).toBe(true);
      }),
    );
  });
});
