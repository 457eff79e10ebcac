/** @file The whole job in the dark: with more contrast, and in colours that the system forces on every program. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "../renderer/stage/words.ts";
import { axeFindings } from "./axe.ts";
import { mouseOn } from "./hands.ts";
import { doWholeJob } from "./whole-job.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
beforeAll(async () => {
  place = await openWorkplace();
});
afterAll(() => place.close());

// Every screen is walked to in these looks by tests/a11y too; the real program shows them in `npm run test:access`.
test.skipIf(process.env["OWNPRINT_ACCESS"] !== "whole")("in the dark with high contrast and with forced colours axe finds nothing on any screen", async () => {
  const { program } = await place.start({ colorScheme: "dark", forcedColors: "active", reducedMotion: "reduce" });
  const { page } = program;
  const found: string[] = [];
  const words = wordsOf("en");
  await doWholeJob({
    program,
    hands: mouseOn(),
    folder: place.sample.folder,
    label: "Harbour",
    at: async (screen) => {
      for (const [look, media] of [
        ["more contrast", { colorScheme: "dark", contrast: "more", forcedColors: "none" }],
        ["forced colours", { colorScheme: "dark", contrast: "more", forcedColors: "active" }],
      ] as const) {
        await page.emulateMedia(media);
        for (const finding of await axeFindings(page)) found.push(`${screen}, ${look}: ${finding}`);
      }
      return words;
    },
  });
  expect(found).toEqual([]);
  await program.close();
});
