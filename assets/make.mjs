/**
 * @file Draws the mark and the icon from the same figure that the window wears: `node_modules/.bin/node assets/make.mjs` after a
 * change of src/renderer/ridge.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { ridgePath } from "../src/renderer/ridge/figure.ts";
import { MARK_SEED } from "../src/renderer/ridge/mark.ts";

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><rect width="22" height="22" rx="5" fill="#f6f1e8"/><path transform="translate(3 3)" d="${ridgePath(MARK_SEED, { shape: "print" })}" fill="none" stroke="#0b5459" stroke-width="0.85" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;

writeFileSync(join(import.meta.dirname, "mark.svg"), mark);
await sharp(Buffer.from(mark), { density: 72 * 48 }).resize(1_024, 1_024).png({ palette: true }).toFile(join(import.meta.dirname, "icon.png"));
