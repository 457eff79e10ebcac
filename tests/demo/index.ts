/** @file The demo: what it needs around the program, then the program itself, for a person or driven by itself. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { joinDemoPlatform } from "../../bank/demo-platform/join.ts";
import { defaultOptions } from "../../bank/src/options.ts";
import { startBank } from "../../bank/src/server.ts";
import { writeSampleFolder } from "../fixtures/pictures.ts";
import { hasDisplay, launchProgram, root } from "../hosts/index.ts";
import { createTranscript } from "./transcript.ts";
import { walkThePath } from "./walk.ts";

const isDriven = !hasDisplay() || process.argv.includes("--headless");

const results = join(root, "artifacts", "demo");
await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
const { say, close: closeTranscript } = createTranscript(join(results, "transcript.txt"));

const folder = join(await mkdtemp(join(tmpdir(), "demo-")), "My pictures");
const sample = await writeSampleFolder(folder);
say(`Made ${sample.photos} photos, ${sample.videos} video and ${sample.skipped} files that can't be used, from numbers.`);

const bank = await startBank({ name: "Demo hash bank" });
say(`Started a hash bank on this computer: ${bank.address}`);
const platform = await joinDemoPlatform(bank, { pollEvery: 500 });
say(`Started a demo platform that reads the bank: ${platform.address}`);

const { policy, retentionDays } = defaultOptions();
const env = { OWNPRINT_BANK: bank.address, OWNPRINT_BANK_NAME: "Demo hash bank", OWNPRINT_BANK_POLICY: policy.version, OWNPRINT_BANK_KEEPS_DAYS: String(retentionDays), OWNPRINT_BANK_ACCEPTS: "pdq,video_md5,vpdq" };
let code = 0;
try {
  if (isDriven) {
    await walkThePath({ env, sample, platform, results, say });
    say(`Done. Screenshots and this transcript are in ${join("artifacts", "demo")}.`);
  } else {
    say(`Choose the folder ${folder} when the program asks.`);
    const program = await launchProgram({ display: true, env });
    await program.ended;
    await program.close();
  }
} catch (error) {
  code = 1;
  say(`The demo stopped: ${error instanceof Error ? error.message : "for a reason it can't tell"}`);
} finally {
  await platform.close();
  await bank.close();
  await rm(join(folder, ".."), { recursive: true, force: true });
  await closeTranscript();
}
process.exit(code);
