import { describe, expect, it } from "vitest";
import { defaultOptions } from "../../bank/src/options.ts";
import { startBank } from "../../bank/src/server.ts";
import { bankInfo } from "../../src/shared/case-api.ts";
import { bankFromEnvironment, shownBank } from "../../src/main/bank-destination.ts";

describe("the bank that is set up", () => {
  it("is none unless somebody set one up", () => {
    expect(bankFromEnvironment({})).toBeNull();
    expect(shownBank(null)).toBeNull();
  });

  it("takes photos' PDQ and videos' MD5 unless it is said to take more", () => {
    const plain = bankFromEnvironment({ OWNPRINT_BANK: "https://bank.example/ownprint", OWNPRINT_BANK_POLICY: "2026-11" });
    expect(plain).toEqual({ name: "Reference hash bank", address: "https://bank.example/ownprint", policyVersion: "2026-11", accepts: ["pdq", "video_md5"] });
    expect(shownBank(plain)).toEqual({ name: "Reference hash bank", host: "bank.example" });
    expect(bankFromEnvironment({ OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_POLICY: "2026-11", OWNPRINT_BANK_ACCEPTS: "pdq, video_md5, vpdq" })?.accepts).toEqual(["pdq", "video_md5", "vpdq"]);
  });

  it.each([
    { OWNPRINT_BANK: "http://bank.example" },
    { OWNPRINT_BANK: "https://a:b@bank.example" },
    { OWNPRINT_BANK: "https://bank.example/?key=1" },
    { OWNPRINT_BANK: "bank.example" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_ACCEPTS: "pdq,photo" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_ACCEPTS: "" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_KEEPS_DAYS: "0" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_KEEPS_DAYS: "for ever" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_POLICY: " " },
  ])("is none when what was set can't be used: %j", (environment) => {
    expect(bankFromEnvironment({ OWNPRINT_BANK_POLICY: "2026-11", ...environment })).toBeNull();
  });

  it("is none while nobody said which version of its rules people agree to", () => {
    expect(bankFromEnvironment({ OWNPRINT_BANK: "https://bank.example" })).toBeNull();
  });

  it("may say for how long it keeps a case", () => {
    expect(bankFromEnvironment({ OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_POLICY: "2026-11", OWNPRINT_BANK_KEEPS_DAYS: "1826" })?.keepsDays).toBe(1_826);
  });

  it("is agreed to in the reference bank's own words: version and length are the ones it names itself", async () => {
    const bank = await startBank();
    const info = bankInfo.parse(await (await fetch(`${bank.address}/v1/info`)).json());
    const { policy, retentionDays } = defaultOptions();
    await bank.close();
    expect([info.policy.version, info.retentionDays]).toEqual([policy.version, retentionDays]);
  });

  it("may be on this very machine without https", () => {
    expect(bankFromEnvironment({ OWNPRINT_BANK: "http://127.0.0.1:4870", OWNPRINT_BANK_POLICY: "2026-11" })?.address).toBe("http://127.0.0.1:4870");
  });
});
