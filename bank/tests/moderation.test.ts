/** @file What a person should look at before, or while, platforms act on it; on both databases. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { decide, moderationQueue } from "../src/moderation/queue.ts";
import { defaultLimits } from "../src/options.ts";
import { startBank, type Bank } from "../src/server.ts";
import { onBothDatabases } from "./on-both-databases.ts";
import { pdqOf, personWith, quick } from "./person.ts";
import { platformNamed, type Platform } from "./platform.ts";
import { settled } from "./settled.ts";

const ZEROS = { type: "pdq", value: "0".repeat(64) };
const PATTERN = { type: "pdq", value: "a5c3".repeat(16) };
const EMPTY_FILE = { type: "video_md5", value: "d41d8cd98f00b204e9800998ecf8427e" };

onBothDatabases("moderation", (newDatabase) => {
  let bank: Bank;
  let platform: Platform;
  beforeAll(async () => {
    const limits = { ...defaultLimits, casesPerFingerprint: 2 };
    bank = await startBank({ ...quick, limits, database: await newDatabase() });
    platform = await platformNamed(bank, "Platform A");
  });
  afterAll(async () => {
    await bank.close();
  });
  const statusOf = async (value: string) => {
    await settled(bank, 2);
    const { records } = await platform.readAll();
    return (records.get(`ImagePDQ ${value}`) ?? records.get(`VideoMD5 ${value}`))?.hashStatus;
  };
  const queued = async (value: string) => {
    await settled(bank, 2);
    return (await moderationQueue(bank.db)).find((one) => one.value === value);
  };

  it("holds back what no picture or video has, and publishes the rest of the case", async () => {
    const person = await personWith(bank.address, [ZEROS, PATTERN, EMPTY_FILE, pdqOf("real")]);
    expect(await statusOf(pdqOf("real").value)).toBe("Active");
    for (const { value } of [ZEROS, PATTERN, EMPTY_FILE]) {
      expect(await statusOf(value)).toBeUndefined();
      expect(await queued(value)).toMatchObject({ moderation: "held", reason: "degenerate", cases: 1 });
    }
    expect((await person.status()).fingerprints.received).toBe(4);
  });

  it("publishes what a moderator allows, and never what was refused", async () => {
    const id = async (value: string) => (await queued(value))?.id ?? -1;
    expect(await decide(bank.db, await id(PATTERN.value), "allowed")).toBe(true);
    expect(await decide(bank.db, await id(ZEROS.value), "refused")).toBe(true);
    expect(await statusOf(PATTERN.value)).toBe("Active");
    expect(await statusOf(ZEROS.value)).toBeUndefined();
    expect(await queued(ZEROS.value)).toBeUndefined();
    expect(await decide(bank.db, 999_999, "allowed")).toBe(false);
  });

  it("flags what more cases hold than usual, leaves it with platforms meanwhile, and takes it out when refused", async () => {
    const { value } = pdqOf("in many cases");
    for (let count = 1; count <= 2; count += 1) await personWith(bank.address, [pdqOf("in many cases")]);
    expect(await queued(value)).toBeUndefined();
    await personWith(bank.address, [pdqOf("in many cases")]);
    const entry = await queued(value);
    expect(entry).toMatchObject({ moderation: "flagged", reason: "many-cases", cases: 3 });
    expect(await statusOf(value)).toBe("Active");
    expect(await decide(bank.db, entry?.id ?? -1, "refused")).toBe(true);
    expect(await statusOf(value)).toBe("Withdrawn");
    await personWith(bank.address, [pdqOf("in many cases")]);
    expect(await statusOf(value)).toBe("Withdrawn");
  });
});
