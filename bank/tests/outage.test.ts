/** @file The database or the bank itself goes away, without warning, and comes back: nothing is lost and nothing is told. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { bankError, caseState } from "../../src/shared/case-api.ts";
import { startBank } from "../src/server.ts";
import { startBankProcess } from "./bank-process.ts";
import { createBody, pdqOf, personWith, post, quick } from "./person.ts";
import { platformNamed } from "./platform.ts";
import { postgresBin, startPostgres } from "./postgres.ts";
import { settled } from "./settled.ts";

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

describe.skipIf(postgresBin === null)("PostgreSQL going away (skipped where Debian's package is missing)", () => {
  it("makes the bank say so, and what was answered before is still there when it is back", async () => {
    const postgres = await startPostgres({ durable: true });
    cleanups.push(postgres.remove);
    const bank = await startBank({ ...quick, database: { kind: "postgres", url: await postgres.newDatabase(), connections: 5 } });
    cleanups.push(bank.close);
    const platform = await platformNamed(bank, "Platform A");
    const person = await personWith(bank.address, [pdqOf("before")]);
    const { caseNumber, pin } = person;
    const part = { caseNumber, pin, partKey: randomUUID(), fingerprints: [pdqOf("during")] };

    const underWay = Promise.all(
      Array.from({ length: 20 }, (_, index) => post(bank.address, "/v1/cases", createBody({ pin: `pin no. ${String(index)}` }))),
    );
    await postgres.kill();
    for (const answer of [
      ...(await underWay).filter(({ status }) => status !== 201),
      await post(bank.address, "/v1/cases", createBody()),
      await post(bank.address, "/v1/cases/status", { caseNumber, pin }),
      await post(bank.address, "/v1/cases/fingerprints", part),
      await platform.feedback([{ hashValue: pdqOf("before").value, feedbackValue: "Blocked", tags: [] }]),
    ]) {
      expect([answer.status, bankError.parse(answer.body).error]).toEqual([
        503,
        { code: "unavailable", message: "The bank can't answer just now. Please try again later." },
      ]);
      expect(answer.headers.get("retry-after")).not.toBeNull();
    }
    expect((await fetch(`${bank.address}/health`)).status).toBe(503);
    expect((await fetch(`${bank.address}/health/live`)).status).toBe(200);

    await postgres.start();
    const after = await post(bank.address, "/v1/cases/fingerprints", part);
    expect(caseState.parse(after.body).fingerprints.received).toBe(2);
    for (const answer of await underWay) {
      if (answer.status !== 201) continue;
      const { caseNumber: number } = caseState.parse(answer.body);
      expect(await bank.db.selectFrom("bank_case").select("number").where("number", "=", number).execute()).toHaveLength(1);
    }
    await settled(bank);
    expect((await platform.readAll()).records.size).toBe(2);
    expect((await fetch(`${bank.address}/health`)).status).toBe(200);
  });
});

describe("the bank as a program", () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), "ownprint-bank-"));
    cleanups.push(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };
  const settings = (BANK_DATA_DIR: string) => ({ BANK_DATA_DIR, BANK_PEPPER: "a pepper for tests only", BANK_LOG: "info" });

  it("has every case that it answered for after being killed, and says nothing of anybody in its logs", async () => {
    const data = folder();
    const first = await startBankProcess(settings(data));
    const body = createBody({ pin: "a PIN nobody logs", expected: 2 });
    const person = await personWith(first.address, [pdqOf("kept"), pdqOf("kept too")], "another PIN nobody logs");
    const created = caseState.parse((await post(first.address, "/v1/cases", body)).body);
    await post(first.address, "/v1/cases/status", { caseNumber: created.caseNumber, pin: "wrong one" });
    await post(first.address, "/v1/cases", "{ broken");
    await first.end("SIGKILL");

    const second = await startBankProcess(settings(data));
    const again = caseState.parse((await post(second.address, "/v1/cases", body)).body);
    expect(again.caseNumber).toBe(created.caseNumber);
    const status = await post(second.address, "/v1/cases/status", { caseNumber: person.caseNumber, pin: person.pin });
    expect(caseState.parse(status.body).fingerprints.received).toBe(2);
    expect(await second.end("SIGTERM")).toBe(0);

    const said = first.output() + second.output();
    expect(said).toContain("Ownprint bank listening");
    for (const secret of [created.caseNumber, person.caseNumber, person.pin, body.pin, "wrong one", body.idempotencyKey, pdqOf("kept").value]) {
      expect(said).not.toContain(secret);
    }
    const logged = said.split("\n").filter((line) => !line.includes("listening"));
    expect(logged.join("\n")).not.toContain("127.0.0.1");
  });

  it("won't open a data folder that another bank has open, nor keep cases without a pepper", async () => {
    const data = folder();
    const first = await startBankProcess(settings(data));
    await expect(startBankProcess(settings(data))).rejects.toThrow("open in another program");
    await expect(startBankProcess({ BANK_DATA_DIR: data })).rejects.toThrow("BANK_PEPPER is missing");
    await expect(startBankProcess({ BANK_PORT: "ninety" })).rejects.toThrow("BANK_PORT");
    expect(await first.end("SIGTERM")).toBe(0);
  });

  it("finishes what is under way when told to end", async () => {
    const bank = await startBankProcess({ BANK_LOG: "silent" });
    const answers = Array.from({ length: 8 }, () => post(bank.address, "/v1/cases", createBody()));
    // One answer shows that they arrived; the slow PIN hashes of the others are still being made.
    await Promise.race(answers);
    const code = bank.end("SIGTERM");
    for (const { status } of await Promise.all(answers)) expect([201, 503]).toContain(status);
    expect(await code).toBe(0);
  });
});
