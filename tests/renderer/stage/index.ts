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
}

/** Where the program begins with its first question, on to the screen after it. */
const answerFirstQuestion = async (page: Page, language: string): Promise<void> => {
  const words = wordsOf(language);
  if ((await page.getByRole("heading", { level: 1 }).textContent()) !== words("path:watched.heading")) return;
  await page.getByLabel(words("path:watched.no"), { exact: true }).check();
  await page.getByRole("button", { name: words("path:watched.next"), exact: true }).click();
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
      await context.addInitScript((wanted) => Object.assign(window, { ownprintScenario: wanted }), scenario);
      await context.addInitScript({ path: built.double });
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(`threw: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(`${origin}/index.html`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (scenario.asksFirst !== true) await answerFirstQuestion(page, scenario.locale ?? "en");
      return { page, complaints: () => complaints, strangers: () => strangers };
    },
    close: () => browser.close(),
  };
};
