/** @file The window's page in a real Chromium, served with the program's own headers, on a doubled program. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { answerRequest } from "../../../src/main/scheme.ts";
import { appHost, scheme } from "../../../src/main/security/origin.ts";
import type { Scenario } from "../double/scenario.ts";
import { builtPage } from "./build.ts";
import { wordsOf } from "./words.ts";

const origin = "https://app.ownprint.invalid";

export interface Stage {
  /** A new window in a new profile. */
  readonly open: (scenario?: Partial<Scenario>, options?: BrowserContextOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

export interface Opened {
  readonly page: Page;
  /** Whatever the page complained of: refused by its rules, thrown, or written on the console as an error. */
  readonly complaints: () => readonly string[];
  /** Addresses asked for that are none of the page's own files. */
  readonly strangers: () => readonly string[];
  /** The same window from its beginning once more, with nothing left of before: quicker than a new one. */
  readonly again: (scenario: Partial<Scenario>) => Promise<void>;
}

/** Where the program begins with its first question, on to the screen after it. */
const answerFirstQuestion = async (page: Page, language: string): Promise<void> => {
  const words = wordsOf(language);
  if ((await page.getByRole("heading", { level: 1 }).textContent()) !== words("path:watched.heading")) return;
  // Not by the mouse, which waits for everything to hold still: this is the way to every test, and no test of its own.
  const press = (element: HTMLElement | SVGElement): void => (element instanceof HTMLElement ? element.click() : undefined);
  await page.getByLabel(words("path:watched.no"), { exact: true }).evaluate(press);
  await page.getByRole("button", { name: words("path:watched.next"), exact: true }).evaluate(press);
  await page.getByRole("heading", { level: 1, name: words("path:welcome.heading") }).waitFor();
};

export const raiseStage = async (): Promise<Stage> => {
  const built = await builtPage();
  const browser: Browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_BIN"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
  return {
    open: async (scenario = {}, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1_120, height: 800 }, ...options });
      const complaints: string[] = [];
      const strangers: string[] = [];
      await context.route("**/*", async (route) => {
        const url = route.request().url();
        if (!url.startsWith(`${origin}/`)) {
          if (!url.startsWith("blob:")) strangers.push(url);
          await (url.startsWith("blob:") ? route.continue() : route.abort());
          return;
        }
        const answer = await answerRequest(built.page, { method: "GET", url: url.replace(origin, `${scheme}://${appHost}`) });
        await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) });
      });
      // In the window's name, which outlives its pages, so that the next beginning can have another scenario.
      await context.addInitScript((first) => {
        if (window.name === "") window.name = JSON.stringify(first);
        Object.assign(window, { ownprintScenario: JSON.parse(window.name) as unknown });
      }, scenario);
      await context.addInitScript({ path: built.double });
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(`threw: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      const begin = async ({ asksFirst, locale = "en" }: Partial<Scenario>): Promise<void> => {
        await page.goto(`${origin}/index.html`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        if (asksFirst !== true) await answerFirstQuestion(page, locale);
      };
      await begin(scenario);
      const again = async (next: Partial<Scenario>): Promise<void> => {
        complaints.length = 0;
        strangers.length = 0;
        await page.evaluate((name) => (window.name = name), JSON.stringify(next));
        await begin(next);
      };
      return { page, complaints: () => complaints, strangers: () => strangers, again };
    },
    close: () => browser.close(),
  };
};
