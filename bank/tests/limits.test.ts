/** @file How callers and PINs are counted, apart from any server. */
import { describe, expect, it } from "vitest";
import { pin } from "../../src/shared/case-api.ts";
import { addressGroup } from "../src/address-group.ts";
import { addressLimit } from "../src/attempts.ts";
import { pinHasher, TooBusy } from "../src/pin-hash.ts";
import { Refusal } from "../src/refusal.ts";

describe("an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s is counted as %s", (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});

describe("the limit for addresses", () => {
  it("begins anew when its time is over, and gives back what cost nothing", () => {
    const clock = { now: 0 };
    const limit = addressLimit(2, 60, () => clock.now);
    const giveBack = limit.book("192.0.2.7");
    limit.book("192.0.2.7");
    expect(() => limit.book("192.0.2.7")).toThrow(Refusal);
    limit.book("192.0.2.8");
    giveBack();
    limit.book("192.0.2.7");
    clock.now = 30_000;
    expect(() => limit.book("192.0.2.7")).toThrow(expect.objectContaining({ retryAfter: 30 }));
    clock.now = 60_000;
    limit.book("192.0.2.7");
  });
});

describe("a PIN's hash", () => {
  const cost = { logN: 10, r: 8, p: 1 };

  it("opens with its PIN and pepper alone, and never twice the same", async () => {
    const hasher = pinHasher("one pepper of many", cost);
    const [one, two] = await Promise.all([hasher.hash(pin.parse("482915")), hasher.hash(pin.parse("482915"))]);
    expect(Buffer.from(one.hash).equals(two.hash)).toBe(false);
    expect(await hasher.matches(pin.parse("482915"), one)).toBe(true);
    expect(await hasher.matches(pin.parse("482916"), one)).toBe(false);
    expect(await pinHasher("another pepper", cost).matches(pin.parse("482915"), one)).toBe(false);
    expect(await hasher.matches(pin.parse("482915"), null)).toBe(false);
  });

  it("is still right after the cost was raised", async () => {
    const old = await pinHasher("one pepper of many", cost).hash(pin.parse("482915"));
    const dearer = pinHasher("one pepper of many", { logN: 11, r: 8, p: 2 });
    expect(await dearer.matches(pin.parse("482915"), old)).toBe(true);
    expect((await dearer.hash(pin.parse("482915"))).cost).toEqual({ logN: 11, r: 8, p: 2 });
  });

  it("is refused rather than waited for without end", async () => {
    const hasher = pinHasher("one pepper of many", cost);
    const results = await Promise.allSettled(Array.from({ length: 200 }, () => hasher.matches(pin.parse("482915"), null)));
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(200 - 64 - 4);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(TooBusy);
    expect(await hasher.matches(pin.parse("482915"), null)).toBe(false);
  });
});
