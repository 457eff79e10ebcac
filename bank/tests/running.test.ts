/** @file For whoever runs a bank: the command line for partners and the queue, settings, numbers and health. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { bankInfo } from "../../src/shared/case-api.ts";
import { BadSetting, optionsFrom } from "../src/environment.ts";
import { startBank } from "../src/server.ts";
import { createBody, pdqOf, personWith, post, quick } from "./person.ts";
import { settled } from "./settled.ts";

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});
const temporary = () => {
  const made = mkdtempSync(join(tmpdir(), "ownprint-running-"));
  cleanups.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

const pepper = "a pepper for tests only";

describe("the command line", () => {
  const admin = (folder: string, ...words: string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      const environment = { PATH: process.env["PATH"] ?? "", BANK_DATA_DIR: folder, BANK_PEPPER: pepper };
      const program = fileURLToPath(new URL("../src/admin.ts", import.meta.url));
      execFile(process.execPath, [program, ...words], { env: environment }, (error, out, err) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
      );
    });

  it("adds a partner whose keys work, rotates and removes it, and decides about the queue", async () => {
    const folder = temporary();
    const added = await admin(folder, "partner", "add", "Platform A");
    expect(added.code).toBe(0);
    const keys = new Map(added.out.split("\n").map((line) => [line.split(/\s+/)[0] ?? "", line.split(/\s+/)[1] ?? ""]));
    expect((await admin(folder, "partner", "list")).out).toContain("Platform A: last read never");

    const bank = await startBank({ ...quick, pepper, database: { kind: "pglite", folder } });
    const read = await fetch(`${bank.address}/v1/FetchHashes`, {
      headers: { "x-functions-key": keys.get("FetchHashes") ?? "", "Ocp-Apim-Subscription-Key": keys.get("Subscription") ?? "" },
    });
    expect(read.status).toBe(200);
    await personWith(bank.address, [{ type: "pdq", value: "0".repeat(64) }, pdqOf(1)]);
    await settled(bank);
    expect((await admin(folder, "queue", "list")).err).toContain("open in another program");
    await bank.close();

    const queue = await admin(folder, "queue", "list");
    const [id = ""] = queue.out.split(" ");
    expect(queue.out).toContain("held  degenerate  pdq");
    expect((await admin(folder, "queue", "refuse", id)).out).toContain("Done.");
    expect((await admin(folder, "queue", "refuse", id)).code).toBe(2);
    expect((await admin(folder, "partner", "rotate", "Platform A", "--overlap", "1")).out).toContain("SubmitFeedback");
    expect((await admin(folder, "partner", "list")).out).toContain("ends 20");
    expect((await admin(folder, "partner", "remove", "Platform A")).code).toBe(0);
    expect((await admin(folder, "partner", "remove", "Platform A")).code).toBe(2);
    expect((await admin(folder, "key", "revoke", "x")).code).toBe(2);
    expect((await admin(folder, "nonsense")).err).toContain("Usage:");
  });
});

describe("settings", () => {
  it("are read from the environment, with the policy from a file", async () => {
    const policy = join(temporary(), "policy.json");
    writeFileSync(policy, JSON.stringify({ version: "7", text: "We keep fingerprints." }));
    const options = optionsFrom({ BANK_NAME: "Our bank", BANK_POLICY_FILE: policy, BANK_RETENTION_DAYS: "30", BANK_PORT: "0", BANK_DATA_DIR: "" });
    const bank = await startBank({ ...options, ...quick });
    cleanups.push(bank.close);
    const info = bankInfo.parse(await (await fetch(`${bank.address}/v1/info`)).json());
    expect(info).toMatchObject({ name: "Our bank", policy: { version: "7" }, retentionDays: 30 });
  });

  it.each([
    { BANK_PORT: "70000" },
    { BANK_POLICY_FILE: "/nowhere/policy.json" },
    { DATABASE_URL: "postgres://somewhere/bank" },
    { BANK_PEPPER_FILE: "/nowhere/pepper" },
    { BANK_DATA_DIR: "/somewhere", BANK_PEPPER: "short" },
  ])("that can't be used are named, not their values: %o", (environment) => {
    const thrown = (() => {
      try {
        optionsFrom(environment);
      } catch (fault) {
        return fault;
      }
      return null;
    })();
    expect(thrown).toBeInstanceOf(BadSetting);
    for (const value of Object.values(environment)) expect(String(thrown)).not.toContain(value);
  });
});

describe("the numbers", () => {
  it("are on a port of their own, and tell nothing of anybody", async () => {
    const bank = await startBank({ ...quick, metricsPort: 0 });
    cleanups.push(bank.close);
    const person = await personWith(bank.address, [pdqOf(1)]);
    await post(bank.address, "/v1/cases", createBody({ pin: 7 }));
    await settled(bank);
    const text = await (await fetch(`${bank.metricsAddress ?? ""}/metrics`)).text();
    expect(text).toMatch(/ownprint_bank_answer_seconds_count\{route="\/v1\/cases",status="201"\} 1/);
    expect(text).toMatch(/ownprint_bank_answer_seconds_count\{route="\/v1\/cases",status="400"\} 1/);
    expect(text).toMatch(/ownprint_bank_cases 1/);
    expect(text).toMatch(/ownprint_bank_database_up 1/);
    for (const secret of [person.caseNumber, person.pin, pdqOf(1).value, "127.0.0.1"]) expect(text).not.toContain(secret);
    expect((await fetch(`${bank.address}/metrics`)).status).toBe(404);
  });
});
