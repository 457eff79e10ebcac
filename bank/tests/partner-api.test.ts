/** @file A walk through the partner API's documented exchange, by hand, on both databases. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueKey, removePartner, revokeKey } from "../src/partners/keys.ts";
import { startBank, type Bank } from "../src/server.ts";
import { onBothDatabases } from "./on-both-databases.ts";
import { md5Of, pdqOf, personWith, quick, tmkOf, vpdqOf } from "./person.ts";
import { platformNamed, type Platform } from "./platform.ts";
import { settled } from "./settled.ts";

const key = (value: string) => `ImagePDQ ${value}`;

onBothDatabases("the partner API", (newDatabase) => {
  let bank: Bank;
  let platform: Platform;
  beforeAll(async () => {
    bank = await startBank({ ...quick, database: await newDatabase() });
    platform = await platformNamed(bank, "Platform A");
  });
  afterAll(async () => {
    await bank.close();
  });
  const published = () => settled(bank);
  const statusOf = async (value: string) => (await platform.readAll()).records.get(key(value))?.hashStatus;

  it("has an empty feed that a client can read", async () => {
    const page = await platform.page();
    expect(page).toMatchObject({ count: 0, hasMoreRecords: false, hashRecords: [] });
  });

  it("pages through 10,000 records by 800, and a change during paging is not lost", async () => {
    const count = 10_000;
    const person = await personWith(
      bank.address,
      Array.from({ length: count }, (_, index) => pdqOf(index)),
    );
    await expect.poll(async () => (await person.status()).status, { timeout: 20_000 }).toBe("active");
    await published();
    const second = await personWith(bank.address, [pdqOf("only in the second case")]);
    await published();

    let changed = false;
    const seen: string[] = [];
    const { records, pages, next } = await platform.readAll(10, async (page) => {
      seen.push(...page.hashRecords.map(({ hashValue }) => hashValue));
      if (changed) return;
      changed = true;
      // After the first page: one case goes, a new one comes with a picture that was on the first page.
      await second.withdraw();
      await personWith(bank.address, [{ type: "pdq", value: page.hashRecords[0]?.hashValue }, pdqOf("new while paging")]);
      await published();
    });
    expect(pages).toBe(13);
    expect(records.size).toBe(count + 2);
    expect(records.get(key(pdqOf("only in the second case").value))?.hashStatus).toBe("Withdrawn");
    expect(records.get(key(pdqOf("new while paging").value))?.hashStatus).toBe("Active");
    expect(Object.keys(records.get(key(seen[0] ?? ""))?.caseNumbers ?? {})).toHaveLength(2);

    const later = await platform.readAll(next);
    const again = await platform.readAll(10);
    expect([...later.records.keys()].every((one) => again.records.has(one))).toBe(true);
    await personWith(bank.address, [pdqOf("after the set")]);
    await published();
    expect((await platform.readAll(next)).records.has(key(pdqOf("after the set").value))).toBe(true);
  });

  it("names cases by ids that are not their numbers", async () => {
    const person = await personWith(bank.address, [pdqOf("ids")]);
    await published();
    const page = JSON.stringify(await platform.readAll().then(({ records }) => [...records.values()]));
    expect(page).not.toContain(person.caseNumber);
  });

  it("says Withdrawn only when no other active case holds the fingerprint", async () => {
    const { value } = pdqOf("shared");
    const first = await personWith(bank.address, [pdqOf("shared")]);
    const second = await personWith(bank.address, [pdqOf("shared")]);
    await published();
    await first.withdraw();
    await published();
    const { records } = await platform.readAll();
    expect(records.get(key(value))?.hashStatus).toBe("Active");
    expect(Object.values(records.get(key(value))?.caseNumbers ?? {}).toSorted()).toEqual(["Active", "Withdrawn"]);
    await second.withdraw();
    await published();
    expect(await statusOf(value)).toBe("Withdrawn");
    await personWith(bank.address, [pdqOf("shared")]);
    await published();
    expect(await statusOf(value)).toBe("Active");
  });

  it("brings feedback to the person's status and into the feed, the latest answer standing", async () => {
    const person = await personWith(bank.address, [pdqOf("answered"), md5Of("answered")]);
    await published();
    const { value } = pdqOf("answered");
    for (const feedbackValue of ["PendingReview", "Blocked"]) {
      const answer = await platform.feedback([{ hashValue: value, feedbackValue, tags: ["Nude"] }]);
      expect([answer.status, answer.body]).toEqual([200, { count: 1 }]);
    }
    await platform.feedback([{ hashValue: md5Of("answered").value, feedbackValue: "NotBlocked", tags: [] }]);
    await published();
    const status = await person.status();
    const [mine] = status.platforms.filter(({ name }) => name === "Platform A");
    expect(mine?.feedback.map(({ value: said, count }) => [said, count]).toSorted()).toEqual([
      ["blocked", 1],
      ["not-blocked", 1],
    ]);
    expect(mine?.lastReadAt).not.toBeNull();
    const record = (await platform.readAll()).records.get(key(value));
    expect(record?.CSPFeedbacks).toEqual([{ source: "Platform A", feedbackValue: "Blocked", tags: ["Nude"] }]);
  });

  it("takes feedback as the public client writes it, and passes over hashes it does not have", async () => {
    await personWith(bank.address, [pdqOf("python")]);
    await published();
    const answer = await platform.feedback([
      { hashValue: pdqOf("python").value, feedbackValue: "StopNCIICSPFeedbackValue.Blocked", tags: [] },
      { hashValue: pdqOf("not in the bank").value, feedbackValue: "StopNCIICSPFeedbackValue.None_", tags: ["x"] },
    ]);
    expect([answer.status, answer.body]).toEqual([200, { count: 1 }]);
    expect((await platform.feedback([{ hashValue: "zz", feedbackValue: "Blocked", tags: [] }])).status).toBe(400);
    expect((await platform.feedback([{ hashValue: pdqOf(1).value, feedbackValue: "Liked", tags: [] }])).status).toBe(400);
  });

  describe("the extension for large fingerprints", () => {
    it("stays out of what older clients read, and gives a vPDQ's frames to who asks", async () => {
      const sent = vpdqOf("video", 5);
      await personWith(bank.address, [sent]);
      await published();
      const classic = await platform.readAll();
      expect([...classic.records.values()].some(({ signalType }) => signalType === "VideoVPDQ")).toBe(false);
      const extended = await platform.readAll(10, undefined, { signalTypes: "ImagePDQ,VideoMD5,VideoVPDQ" });
      const [record] = [...extended.records.values()].filter(({ signalType }) => signalType === "VideoVPDQ");
      expect(record?.payloadBytes).toBe(5 * 45);
      const query = new URLSearchParams({ signalType: "VideoVPDQ", hashValue: record?.hashValue ?? "" });
      const answer = await fetch(`${bank.address}/v1/FetchPayload?${query.toString()}`, {
        headers: { "x-functions-key": platform.keys.fetch, "Ocp-Apim-Subscription-Key": platform.keys.subscription },
      });
      expect(await answer.json()).toMatchObject({ frames: sent.frames });
    });
  });

  it("gives a TMK's file to who asks, to the byte", async () => {
    const sent = tmkOf(3);
    await personWith(bank.address, [sent, pdqOf("beside the TMK")]);
    await published();
    const { records } = await platform.readAll(10, undefined, { signalTypes: "VideoTMK" });
    const [record] = [...records.values()];
    const query = new URLSearchParams({ signalType: "VideoTMK", hashValue: record?.hashValue ?? "" });
    const headers = { "x-functions-key": platform.keys.fetch, "Ocp-Apim-Subscription-Key": platform.keys.subscription };
    const answer = await fetch(`${bank.address}/v1/FetchPayload?${query.toString()}`, { headers });
    expect(Buffer.from(await answer.arrayBuffer()).toString("base64")).toBe(sent.value);
    expect((await fetch(`${bank.address}/v1/FetchPayload?${query.toString()}`)).status).toBe(401);
  });

  describe("keys", () => {
    const fetchWith = async (keys: { readonly subscription: string; readonly fetch: string }) =>
      fetch(`${bank.address}/v1/FetchHashes`, {
        headers: { "x-functions-key": keys.fetch, "Ocp-Apim-Subscription-Key": keys.subscription },
      }).then(({ status }) => status);

    it("open only the endpoint they were made for, and only together with the same partner's subscription", async () => {
      const other = await platformNamed(bank, "Platform B");
      expect(await fetchWith(other.keys)).toBe(200);
      expect(await fetchWith({ ...other.keys, fetch: other.keys.feedback })).toBe(401);
      expect(await fetchWith({ ...other.keys, subscription: platform.keys.subscription })).toBe(401);
      expect(await fetchWith({ subscription: "", fetch: "" })).toBe(401);
    });

    it("are kept as digests alone", async () => {
      const { rows } = await sql`select * from partner_key`.execute(bank.db);
      for (const secret of Object.values(platform.keys)) expect(JSON.stringify(rows)).not.toContain(secret);
    });

    it("can be rotated with an overlap, revoked, and end with the partnership", async () => {
      const other = await platformNamed(bank, "Platform C");
      const fresh = await issueKey(bank.db, other.id, "FetchHashes", 3_600);
      expect(await fetchWith(other.keys)).toBe(200);
      expect(await fetchWith({ ...other.keys, fetch: fresh })).toBe(200);
      const latest = await issueKey(bank.db, other.id, "FetchHashes", 0);
      expect(await fetchWith({ ...other.keys, fetch: fresh })).toBe(401);
      expect(await fetchWith({ ...other.keys, fetch: latest })).toBe(200);
      const { id } = await bank.db
        .selectFrom("partner_key")
        .select("id")
        .where("partner_id", "=", other.id)
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      expect(await revokeKey(bank.db, id)).toBe(true);
      expect(await fetchWith({ ...other.keys, fetch: latest })).toBe(401);
      expect(await revokeKey(bank.db, id)).toBe(false);
      expect(await removePartner(bank.db, "Platform C")).toBe(true);
      expect(await (await fetch(`${bank.address}/v1/info`)).text()).not.toContain("Platform C");
    });
  });
});
