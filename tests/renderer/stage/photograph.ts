/** @file What `npm run screenshots` runs: every screen in every look, into a folder, with one page to see them all on. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BrowserContextOptions, Page } from "playwright-core";
import { contactSheet } from "./contact-sheet.ts";
import { raiseStage, type Stage } from "./index.ts";
import { screens, walkerOn, type ScreenEntry } from "./screens.ts";

type Media = NonNullable<Parameters<Page["emulateMedia"]>[0]>;

interface Look {
  readonly name: string;
  readonly media: Media;
  readonly width: number;
  readonly height: number;
  readonly text: number;
  /** Makes the window as tall as what is on it, so that nothing stays below the edge. */
  readonly whole: boolean;
}

const plainMedia: Media = { colorScheme: "light", contrast: "no-preference", forcedColors: "none" };
const look = (name: string, wishes: Partial<Omit<Look, "name">> = {}): Look => ({
  name,
  width: 1_120,
  height: 800,
  text: 1,
  whole: false,
  ...wishes,
  media: { ...plainMedia, ...wishes.media },
});

/** A language is walked once; what the system or the window can change is changed on the way's end. */
const walks: readonly { readonly language: string; readonly looks: readonly Look[] }[] = [
  {
    language: "en",
    looks: [
      look("light"),
      look("dark", { media: { colorScheme: "dark" } }),
      look("contrast", { media: { colorScheme: "dark", contrast: "more" } }),
      look("forced", { media: { colorScheme: "dark", contrast: "more", forcedColors: "active" } }),
      look("wide", { width: 1_920, height: 1_080 }),
      look("narrow", { width: 480, height: 720, whole: true }),
      look("large", { text: 2, whole: true }),
      look("narrow-large", { width: 480, height: 720, text: 2, whole: true }),
    ],
  },
  { language: "de", looks: [look("de"), look("de-narrow", { width: 480, height: 720, whole: true })] },
  { language: "ar", looks: [look("ar"), look("ar-large", { text: 2, whole: true })] },
  { language: "fr", looks: [look("fr")] },
  { language: "es", looks: [look("es")] },
  { language: "hi", looks: [look("hi"), look("hi-large", { text: 2, whole: true })] },
];

const TALLEST = 3_000;
const LANES = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: "string", default: "artifacts/screenshots" }, looks: { type: "string" } },
});
const folder = resolve(values.to);
const lookNames = values.looks?.split(",");
const wantedLooks = (looks: readonly Look[]): readonly Look[] => looks.filter(({ name }) => lookNames?.includes(name) ?? true);
const wantedScreens = screens.filter(({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)));

/** How much of the screen lies below the edge of whatever scrolls. */
const below = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [".rest", "main"].reduce((most, part) => {
      const element = document.querySelector(part);
      return element === null ? most : Math.max(most, element.scrollHeight - element.clientHeight);
    }, 0),
  );

const dress = async (page: Page, { media, width, height, text, whole }: Look): Promise<void> => {
  await page.emulateMedia({ reducedMotion: "reduce", ...media });
  await page.evaluate((size) => (document.documentElement.style.fontSize = `${106.25 * size}%`), text);
  await page.setViewportSize({ width, height });
  if (!whole) return;
  // A taller window may lay itself out anew, so that it is asked twice.
  let tall = height;
  for (let round = 0; round < 2; round += 1) {
    tall = Math.min(TALLEST, tall + (await below(page)));
    await page.setViewportSize({ width, height: tall });
  }
};

export interface Shot {
  readonly screen: string;
  readonly look: string;
  /** The file, or why there is none. */
  readonly file: string | null;
  readonly fault: string | null;
}

const photograph = async (stage: Stage, screen: ScreenEntry, language: string, looks: readonly Look[]): Promise<readonly Shot[]> => {
  const options: BrowserContextOptions = { reducedMotion: "reduce" };
  const { page } = await stage.open({ ...screen.scenario, locale: language }, options);
  page.setDefaultTimeout(15_000);
  const shots: Shot[] = [];
  try {
    await screen.reach(walkerOn(page, language));
    for (const wanted of looks) {
      await dress(page, wanted);
      const file = join(wanted.name, `${screen.name}.png`);
      await page.screenshot({ path: join(folder, file), animations: "disabled" });
      shots.push({ screen: screen.name, look: wanted.name, file, fault: null });
    }
  } catch (error) {
    const fault = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    console.error(`${screen.name} in ${language}: ${fault}`);
    for (const { name } of looks.slice(shots.length)) shots.push({ screen: screen.name, look: name, file: null, fault });
  }
  await page.context().close();
  return shots;
};

const jobs = walks.flatMap(({ language, looks }) => {
  const wanted = wantedLooks(looks);
  return wanted.length === 0 ? [] : wantedScreens.map((screen) => ({ screen, language, looks: wanted }));
});
for (const { looks } of jobs) {
  for (const { name } of looks) {
    // An old picture of a screen that is gone, or can't be reached any more, must not pass for a new one.
    if (positionals.length === 0) rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, name), { recursive: true });
  }
}

const stage = await raiseStage();
const shots: Shot[] = [];
const queue = jobs[Symbol.iterator]();
const lane = async (): Promise<void> => {
  for (const { screen, language, looks } of queue) shots.push(...(await photograph(stage, screen, language, looks)));
};
await Promise.all(Array.from({ length: LANES }, lane));
await stage.close();

writeFileSync(join(folder, "index.html"), contactSheet(shots));
const missing = shots.filter(({ file }) => file === null);
console.log(`${shots.length - missing.length} pictures of ${wantedScreens.length} screens: ${join(folder, "index.html")}`);
if (missing.length > 0) console.log(`${missing.length} could not be taken.`);
process.exit(missing.length === 0 ? 0 : 1);
