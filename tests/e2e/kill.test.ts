/**
 * @file The whole program is killed while it sends: its built main and preload, a real keychain, a real bank behind a connection that
 * loses, repeats and delays. A few moments with every test run; as many as asked with OWNPRINT_KILL_PROGRAM_POINTS.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnprintApi } from "../../src/shared/contract/index.ts";
import type { DraftId } from "../../src/shared/model/brand.ts";
import { caseLabel, type CaseSummary } from "../../src/shared/model/case.ts";
import { hash } from "../cases/doubles/sample.ts";
import { faultPlan, seeded } from "../cases/faults.ts";
import { canStartKeyring, startKeyringSession, type KeyringSession } from "../fixtures/keyring.ts";
import type { Program } from "../hosts/index.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

declare const window: Window & { readonly ownprint: OwnprintApi<File> };

const POINTS = Number(process.env["OWNPRINT_KILL_PROGRAM_POINTS"] ?? "3");

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

const start = async (): Promise<Program> => {
  const folders = { HOME: home, XDG_RUNTIME_DIR: join(home, "run"), XDG_CACHE_HOME: join(home, "cache"), XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data"), XDG_STATE_HOME: join(home, "state") };
  await Promise.all(Object.values(folders).map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })));
  return (await place.start({ env: { ...keyring.env, ...folders } })).program;
};

/** From the folder to the exact bytes, by the contract: what the screens do of it has specs of its own. */
const prepare = async ({ page, answerOpenDialog }: Program, name: string): Promise<DraftId> => {
  await answerOpenDialog([place.sample.folder]);
  return page.evaluate(async (label) => {
    const { files, scan, sending } = window.ownprint;
    const chosen = await files.choose({ what: "folders" });
    const started = chosen.ok ? await scan.start({ grants: chosen.value.map(({ id }) => id), age: "everyone-adult" }) : chosen;
    if (!started.ok) throw new Error(started.code);
    const { scan: id } = started.value;
    for (;;) {
      const progress = await scan.progress({ scan: id });
      if (progress.ok && progress.value.state === "done") break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const found = await scan.items({ scan: id, from: 0, limit: 2_000 });
    if (!found.ok) throw new Error(found.code);
    const draft = await sending.prepare({ scan: id, items: found.value.items.map((item) => item.id), pin: null, label, keeping: "keychain", assisted: false });
    if (!draft.ok) throw new Error(draft.code);
    return draft.value.id;
  }, caseLabel.parse(name));
};

const atBank = () => place.bank.db.selectFrom("bank_case").select(["idempotency_key as key", "number", "received", "expected"]).execute();

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe.skipIf(!canStartKeyring)("the program, killed while it sends (needs dbus and gnome-keyring)", () => {
  // The one that comes back after a kill is the next one to be killed.
  let program: Program;
  beforeAll(async () => {
    program = await start();
  });

  test.each(Array.from({ length: POINTS }, (_, seed) => seed))("at seeded moment %i, leaves one case at most, and its PIN in the keychain", async (seed) => {
    const draw = seeded(`kill the program ${String(seed)}`);
    const name = `Phone of ${hash(String(seed)).slice(0, 12)}`;
    const known = new Set((await atBank()).map(({ key }) => key));
    place.proxy.follow(faultPlan(draw, 12));
    const draft = await prepare(program, name);
    const seenBefore = place.proxy.seen.length;

    // One in three dies while it saves, before the first request; the others while a request is on its way.
    const request = draw(3) === 0 ? 0 : 1 + draw(3);
    const patience = request === 0 ? draw(60) : draw(8);
    await program.page.evaluate((id) => void window.ownprint.sending.send({ draft: id }), draft);
    for (let waited = 0; place.proxy.seen.length < seenBefore + request && waited < 3_000; waited += 1) await sleep(1);
    await sleep(patience);
    await program.kill("SIGKILL");

    place.proxy.follow([]);
    // What the bank was asked before the kill may still be on its way to its database.
    await sleep(100);
    program = await start();
    const listed = await program.page.evaluate(() => window.ownprint.cases.list());
    if (!listed.ok) throw new Error(listed.code);
    const ofThisRun = async () => (await atBank()).filter(({ key }) => !known.has(key));
    const kept = listed.value.find(({ label }) => label === name);
    if (kept === undefined) {
      // It died before anything was kept: then nothing may have been sent either.
      expect(await ofThisRun()).toEqual([]);
      return;
    }
    const check = () => program.page.evaluate((id) => window.ownprint.cases.check({ case: id }), kept.id);
    const first = await check();
    const revealed = await program.page.evaluate((id) => window.ownprint.cases.reveal({ case: id }), kept.id);
    if (!revealed.ok) throw new Error(revealed.code);
    expect(revealed.value.pin).toMatch(/^\d{8}$/);
    if (kept.sending === "drafted") {
      expect(first).toEqual({ ok: false, code: "case-not-sent" });
      expect(await ofThisRun()).toEqual([]);
    } else {
      // Asked once more, now with number and PIN: the bank takes the PIN that the keychain holds.
      const again = await check();
      if (!again.ok) throw new Error(again.code);
      const checked: CaseSummary = again.value;
      const [held, ...others] = await ofThisRun();
      expect(others).toEqual([]);
      expect(revealed.value.caseNumber).toBe(held?.number);
      expect(checked.delivered).toBe(held?.received);
      expect(checked.sending).toBe(held?.received === held?.expected ? "confirmed" : "sent");
    }

    const secrets = [name, revealed.value.pin, ...(revealed.value.caseNumber === null ? [] : [revealed.value.caseNumber])];
    const values = [...place.proxy.seen.slice(seenBefore).map(({ body }) => body).join("").matchAll(/"value":"([0-9a-f]{32,64})"/g)].map(([, value]) => value ?? "");
    for (const file of [...(await filesBelow(home)), ...(await filesBelow(keyring.env["HOME"] ?? home))]) {
      const bytes = await readFile(file);
      for (const word of [...secrets, ...values]) expect(bytes.includes(word, 0, "utf8") || bytes.includes(word, 0, "utf16le")).toBe(false);
    }
    const forgotten = await program.page.evaluate((id) => window.ownprint.cases.forget({ case: id }), kept.id);
    expect(forgotten.ok).toBe(true);
  });

  test("came as far as the bank at least once, or nothing was tried", () => {
    expect(place.proxy.seen.map(({ path }) => path)).toContain("/v1/cases");
  });
});
