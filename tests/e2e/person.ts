/** @file What a person does in the program, by the names they see. Every spec walks with these steps. */
import type { Locator } from "playwright-core";
import type { Program } from "../hosts/index.ts";

export interface CaseKeysSeen {
  readonly caseNumber: string;
  readonly pin: string;
}

export interface Person {
  readonly heading: (name: string | RegExp) => Locator;
  readonly button: (name: string | RegExp) => Locator;
  readonly press: (name: string | RegExp) => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** Answers the first question, where it is asked: nobody watches this computer. */
  readonly getsPastQuestion: () => Promise<void>;
  /** From the first screen, whichever that is, to the question of age. */
  readonly getsToAge: () => Promise<void>;
  /** From the first screen to the place for choosing files. */
  readonly saysEveryoneIsAdult: () => Promise<void>;
  readonly choosesFolders: (paths: readonly string[]) => Promise<void>;
  readonly makesFingerprints: () => Promise<void>;
  /** From choosing files to looking through what was found. */
  readonly getsToReview: (paths: readonly string[]) => Promise<void>;
  /** From looking through to the exact bytes. */
  readonly getsToConfirm: (options?: { readonly label?: string; readonly keepsNothing?: boolean; readonly ownPin?: string }) => Promise<void>;
  /** Opens every message that would be sent, and reads it. */
  readonly readsExactBytes: () => Promise<readonly string[]>;
  readonly sends: () => Promise<void>;
  readonly readsKeys: () => Promise<CaseKeysSeen>;
}

const patience = { timeout: 60_000 };

export const personAt = ({ page, answerOpenDialog }: Program): Person => {
  const heading = (name: string | RegExp) => page.getByRole("heading", { name });
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const press = async (name: string | RegExp): Promise<void> => button(name).click();
  const sees = async (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor(patience);

  const choosesFolders = async (paths: readonly string[]): Promise<void> => {
    await answerOpenDialog(paths);
    await press("Choose folders");
    await button(/^Remove /).nth(paths.length - 1).waitFor(patience);
  };
  const makesFingerprints = async (): Promise<void> => {
    await press("Make fingerprints");
    await button("Look through them").click(patience);
    await heading("Look through and choose").waitFor(patience);
  };
  const getsPastQuestion = async (): Promise<void> => {
    const first = page.getByRole("heading", { level: 1 });
    await first.waitFor(patience);
    if ((await first.textContent()) !== "Could someone be watching this computer?") return;
    await page.getByText("No, or not that I know", { exact: true }).click();
    await press("Continue");
    await heading("You are in control here").waitFor(patience);
  };
  const getsToAge = async (): Promise<void> => {
    await getsPastQuestion();
    const start = button("Start");
    const startNew = button("Start a new case").first();
    await start.or(startNew).first().waitFor(patience);
    // Where there are cases the program opens on their list.
    if (await startNew.isVisible()) await startNew.click();
    await button(/^(?:Start|Continue)$/).first().waitFor(patience);
    if (await start.isVisible()) await start.click();
    await heading("How old was everyone in the pictures?").waitFor(patience);
  };
  const saysEveryoneIsAdult = async (): Promise<void> => {
    await getsToAge();
    await page.getByText("Everyone was 18 or over").click();
    await press("Continue");
    await heading("Choose photos and videos").waitFor(patience);
  };

  return {
    heading,
    button,
    press,
    sees,
    getsPastQuestion,
    getsToAge,
    saysEveryoneIsAdult,
    choosesFolders,
    makesFingerprints,
    getsToReview: async (paths) => {
      await saysEveryoneIsAdult();
      await choosesFolders(paths);
      await makesFingerprints();
    },
    getsToConfirm: async ({ label = "Blue", keepsNothing = false, ownPin } = {}) => {
      await press("Choose all");
      await press(/^Go on with/);
      await page.getByLabel("A name for this case").fill(label);
      if (keepsNothing) await page.getByText("Nowhere", { exact: true }).click();
      if (ownPin !== undefined) {
        await page.getByText("Choose my own PIN", { exact: true }).click();
        await page.getByLabel("Your PIN").fill(ownPin);
      }
      await press("See what will be sent");
      await heading("This is what will be sent").waitFor(patience);
    },
    readsExactBytes: async () => {
      await page.getByText("Show exactly what is sent").click();
      const messages = page.getByText(/^Message \d+ of \d+: /);
      const bodies = page.locator("pre");
      for (let index = 0; index < (await messages.count()); index += 1) {
        if ((await bodies.count()) <= index) await messages.nth(index).click();
        await bodies.nth(index).waitFor(patience);
      }
      return bodies.allTextContents();
    },
    sends: async () => {
      await press(/^Send \d/);
      await heading("Your fingerprints have arrived").waitFor(patience);
    },
    readsKeys: async () => {
      const codes = page.locator("dl.keys .code");
      await codes.nth(1).waitFor(patience);
      const [caseNumber = "", pin = ""] = await codes.allTextContents();
      return { caseNumber, pin };
    },
  };
};
