/** @file Promise 4 on the whole program: after a case was made, nothing on disk names a file, a label, a number, a PIN or a fingerprint. */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkplace, type Workplace } from "../e2e/workplace.ts";
import { canStartKeyring, startKeyringSession, type KeyringSession } from "../fixtures/keyring.ts";

let place: Workplace;
let keyring: KeyringSession;
let home = "";

beforeAll(async () => {
  place = await openWorkplace();
  if (!canStartKeyring) return;
  keyring = await startKeyringSession("unlocked");
  home = await mkdtemp(join(tmpdir(), "home-"));
});
afterAll(async () => {
  await place.close();
  if (!canStartKeyring) return;
  await keyring.stop();
  await rm(home, { recursive: true, force: true });
});

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** A word as text files hold it, and as Windows and Chromium's own stores do. */
const spellings = (word: string): readonly Buffer[] => [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le"), Buffer.from(Buffer.from(word).toString("base64").replace(/=+$/, ""))];

describe.skipIf(!canStartKeyring)("after a case was made and the program was killed (needs dbus and gnome-keyring)", () => {
  test("no file that it could write to tells of it", async () => {
    const folders = { HOME: home, TMPDIR: join(home, "tmp"), XDG_RUNTIME_DIR: join(home, "run"), XDG_CACHE_HOME: join(home, "cache"), XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data"), XDG_STATE_HOME: join(home, "state") };
    await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })));
    const { program, person } = await place.start({ env: { ...keyring.env, ...folders } });
    await person.getsToReview([place.sample.folder]);
    await person.getsToConfirm({ label: "Heliotrope" });
    await person.sends();
    const keys = await person.readsKeys();
    await program.kill("SIGKILL");
    // What was remembered while the fingerprints were made went when they had arrived.
    expect(await readdir(folders.XDG_STATE_HOME)).toEqual([]);

    const fingerprints = [...place.proxy.seen.map(({ body }) => body).join("").matchAll(/[0-9a-f]{32,64}/g)].map(([value]) => value);
    expect(fingerprints.length).toBeGreaterThan(5);
    const words = ["Heliotrope", keys.caseNumber, keys.pin, "IMG_0001", "IMG_0104", "MOV_0007", "Summer", place.sample.folder, ...fingerprints];

    const files = [...(await filesBelow(home)), ...(await filesBelow(keyring.env["HOME"] ?? home))];
    expect(files.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const file of files) {
      const content = await readFile(file);
      for (const word of words) if (spellings(word).some((spelling) => content.includes(spelling))) found.push(`${file}: ${word}`);
      for (const word of words) if (file.includes(word)) found.push(`the name ${file}: ${word}`);
    }
    expect(found).toEqual([]);
    expect(program.errorOutput()).not.toMatch(/IMG_|MOV_|Heliotrope/);
  });
});
