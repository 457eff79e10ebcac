/** @file The whole path, walked as a person would, with a screenshot and a line at every step. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DemoPlatform } from "../../bank/demo-platform/platform.ts";
import { picture, type SampleFolder } from "../fixtures/pictures.ts";
import { launchProgram, type Program } from "../hosts/index.ts";
import { personAt } from "../e2e/person.ts";

export interface Walk {
  readonly env: Readonly<Record<string, string>>;
  readonly sample: SampleFolder;
  readonly platform: DemoPlatform;
  readonly results: string;
  readonly say: (line: string) => void;
}

const firstVisit = async ({ env, sample, results, say }: Walk): Promise<void> => {
  const program = await launchProgram({ env });
  say(`Opened the program in ${program.host === "electron" ? "Electron" : "the stand-in for Electron"}.`);
  const shot = shooter(program, results);
  const person = personAt(program);
  try {
    await program.page.getByRole("heading", { level: 1 }).waitFor();
    await shot("01-welcome");
    await person.getsPastQuestion();
    await person.press("Start");
    await shot("02-age");
    await program.page.getByText("Everyone was 18 or over").click();
    await person.press("Continue");
    await person.choosesFolders([sample.folder]);
    await shot("03-choose");
    say("Answered that everyone was 18 or over, and chose one folder.");
    await person.makesFingerprints();
    await shot("04-review");
    say(`Made fingerprints of ${sample.photos + sample.videos} files, offline. ${sample.skipped} files were left out and listed with the reason.`);
    await program.page.getByText(/^Left out \(\d+\)/).click();
    await shot("05-left-out");
    await program.page.getByText(/^Ready \(\d+\)/).click();
    await person.getsToConfirm({ label: "Demo case" });
    await shot("06-what-is-sent");
    const messages = await person.readsExactBytes();
    await shot("07-exact-bytes");
    say(`Shown before sending: ${messages.length} messages, letter for letter.`);
    await person.sends();
    await shot("08-done");
    const { caseNumber, pin } = await person.readsKeys();
    say(`Sent. The demo bank gave the case number ${caseNumber}; the PIN of ${pin.length} digits was made on this computer.`);
  } finally {
    await program.close();
  }
};

/** Somebody uploads a copy of one of the pictures, smaller and encoded again; somebody else an unrelated picture. */
const uploads = async ({ platform, say }: Walk): Promise<void> => {
  for (let waited = 0; platform.size() === 0 && waited < 120; waited += 1) {
    await sleep(250);
    await platform.refresh();
  }
  say(`The demo platform has read the feed: it looks for ${platform.size()} fingerprints.`);
  const copy = await platform.upload(await picture(1, 1200, 900).resize(480).webp({ quality: 60 }).toBuffer());
  const stranger = await platform.upload(await picture(77).jpeg().toBuffer());
  say(`Uploaded a smaller copy in another format: ${copy.verdict}. Uploaded an unrelated picture: ${stranger.verdict}.`);
  if (copy.verdict !== "held" || stranger.verdict !== "published") throw new Error("the platform did not tell them apart");
  await platform.review(copy.upload, "blocked");
  say("The platform's moderator looked at the match and blocked it.");
};

const secondVisit = async ({ env, results, say }: Walk): Promise<void> => {
  const program = await launchProgram({ env });
  const shot = shooter(program, results);
  const person = personAt(program);
  try {
    await person.heading("My cases").waitFor({ timeout: 60_000 });
    await shot("09-cases");
    say("Started the program again: the case is in the list, read from the keychain.");
    await person.press("Demo case");
    await person.press("Check now");
    await person.sees(/match(?:es)? (?:was|were) blocked/);
    await shot("10-status");
    say("Asked the bank how the case stands: a match was blocked.");
    await person.press(/^Leave/);
    say(`Left with one press; the program ended with code ${String(await program.ended)}.`);
  } finally {
    await program.close();
  }
};

const shooter =
  ({ page }: Program, results: string) =>
  async (name: string): Promise<void> => {
    await page.screenshot({ path: join(results, `${name}.png`) });
  };

export const walkThePath = async (walk: Walk): Promise<void> => {
  await firstVisit(walk);
  await uploads(walk);
  await secondVisit(walk);
};
