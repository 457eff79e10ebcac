/** @file A program that was killed in the middle of making fingerprints: the next one carries on, and after sending nothing is left. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { journalKeys } from "../../src/cases/index.ts";
import { writePicture, writeVideo } from "../fixtures/pictures.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

const PHOTOS = 24;
/** Whole seconds, which every file system keeps as they are. */
const TAKEN = 1_700_000_000;
const photos = Array.from({ length: PHOTOS }, (_, i) => `IMG_${String(300 + i)}.jpg`);
let place: Workplace;
let pictures = "";
let state = "";
beforeAll(async () => {
  place = await openWorkplace();
  pictures = await mkdtemp(join(tmpdir(), "pictures-"));
  state = await mkdtemp(join(tmpdir(), "state-"));
  await mkdir(join(pictures, "Later"));
  await Promise.all(
    photos.map(async (name, i) => {
      await writePicture(join(pictures, name), 300 + i, 640, 480);
      await utimes(join(pictures, name), TAKEN, TAKEN);
    }),
  );
  const once = join(state, "once.mp4");
  await writeVideo(once, 25);
  await promisify(execFile)("ffmpeg", ["-nostdin", "-v", "error", "-y", "-stream_loop", "15", "-i", once, "-c", "copy", join(pictures, "Later", "MOV_0300.mp4")]);
  await rm(once);
});
afterAll(async () => {
  await place.close();
  await journalKeys().remove();
  await rm(pictures, { recursive: true, force: true });
  await rm(state, { recursive: true, force: true });
});

const env = () => ({ XDG_STATE_HOME: state });

/** The photos as the system describes them, and nothing of a picture in them: whoever reads one again can make no fingerprint. */
const spoilPhotos = async (): Promise<void> => {
  for (const name of photos) {
    const { size } = await stat(join(pictures, name));
    await writeFile(join(pictures, name), Buffer.alloc(size));
    await utimes(join(pictures, name), TAKEN, TAKEN);
  }
};

test("what was done before the program was killed is not done again, and is gone after sending", async () => {
  const first = await place.start({ env: env() });
  await first.person.saysEveryoneIsAdult();
  await first.person.choosesFolders([pictures]);
  await first.person.press("Make fingerprints");
  await first.program.page.getByText(`${String(PHOTOS)} of ${String(PHOTOS + 1)} files`).first().waitFor({ timeout: 90_000 });
  // The film is held where it is, so that there is a middle to be killed in.
  await first.person.press("Pause");
  await first.person.button("Continue").waitFor();
  expect((await stat(join(state, "op", "data"))).mode & 0o077).toBe(0);
  await first.program.page.waitForTimeout(1_000);
  await first.program.kill("SIGKILL");

  const kept = await readFile(join(state, "op", "data"));
  for (const word of ["IMG_", "MOV_", "Later", pictures]) expect(kept.includes(word), word).toBe(false);

  await spoilPhotos();
  const { program, person } = await place.start({ env: env() });
  await person.getsPastQuestion();
  await person.sees(new RegExp(`unfinished set of fingerprints from .*: ${String(PHOTOS)} files done`));
  await person.press("Carry on");
  await program.page.getByText("Everyone was 18 or over").click();
  await person.press("Continue");
  await person.button("Look through them").waitFor({ timeout: 120_000 });
  await person.sees(`${String(PHOTOS + 1)} files have fingerprints`);
  await person.press("Look through them");
  await person.heading("Look through and choose").waitFor();
  await person.getsToConfirm({ label: "Saffron" });
  await person.sends();
  expect(await readdir(state)).toEqual([]);
  expect(await journalKeys().read()).toBe(null);
  await program.close();
});
