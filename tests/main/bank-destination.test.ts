import { describe, expect, it } from "vitest";
import { bankFromEnvironment, shownBank } from "../../src/main/bank-destination.ts";

describe("the bank that is set up", () => {
  it("is none unless somebody set one up", () => {
    expect(bankFromEnvironment({})).toBeNull();
    expect(shownBank(null)).toBeNull();
  });

  it("takes photos' PDQ and videos' MD5 unless it is said to take more", () => {
    const plain = bankFromEnvironment({ OWNPRINT_BANK: "https://bank.example/ownprint" });
    expect(plain).toEqual({ name: "Reference hash bank", address: "https://bank.example/ownprint", policyVersion: "1", accepts: ["pdq", "video_md5"] });
    expect(shownBank(plain)).toEqual({ name: "Reference hash bank", host: "bank.example" });
    expect(bankFromEnvironment({ OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_ACCEPTS: "pdq, video_md5, vpdq" })?.accepts).toEqual(["pdq", "video_md5", "vpdq"]);
  });

  it.each([
    { OWNPRINT_BANK: "http://bank.example" },
    { OWNPRINT_BANK: "https://a:b@bank.example" },
    { OWNPRINT_BANK: "https://bank.example/?key=1" },
    { OWNPRINT_BANK: "bank.example" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_ACCEPTS: "pdq,photo" },
    { OWNPRINT_BANK: "https://bank.example", OWNPRINT_BANK_ACCEPTS: "" },
  ])("is none when what was set can't be used: %j", (environment) => {
    expect(bankFromEnvironment(environment)).toBeNull();
  });

  it("may be on this very machine without https", () => {
    expect(bankFromEnvironment({ OWNPRINT_BANK: "http://127.0.0.1:4870" })?.address).toBe("http://127.0.0.1:4870");
  });
});
