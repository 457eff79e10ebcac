/** @file What every secret store keeps its word on. Each adapter's test calls this with its own store. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SecretStore } from "../../src/cases/index.ts";
import { ENTRY_LIMIT_BYTES } from "../../src/cases/secret-store/port.ts";

export const entryName = () => randomBytes(16).toString("hex");

/** @param longest a text as long as the store takes */
export const secretStoreSuite = (name: string, store: () => SecretStore, longest = "x".repeat(ENTRY_LIMIT_BYTES)): void => {
  describe(`${name} as a secret store`, () => {
    it("is ready and says its name", async () => {
      expect(await store().status()).toBe("ready");
      expect(await store().unlock()).toBe("ready");
      expect(store().name).not.toBe("");
    });

    it("keeps a text, replaces it whole, lists it and removes it", async () => {
      const [one, other] = [entryName(), entryName()];
      expect(await store().read(one)).toEqual({ ok: true, value: null });
      expect(await store().write(one, "first text, rather long")).toEqual({ ok: true, value: undefined });
      expect(await store().write(other, "other")).toEqual({ ok: true, value: undefined });
      expect(await store().write(one, "second")).toEqual({ ok: true, value: undefined });
      expect(await store().read(one)).toEqual({ ok: true, value: "second" });
      expect(await store().entries()).toEqual({
        ok: true,
        value: new Map([
          [one, "second"],
          [other, "other"],
        ]),
      });
      expect(await store().remove(one)).toEqual({ ok: true, value: true });
      expect(await store().remove(one)).toEqual({ ok: true, value: false });
      expect(await store().read(one)).toEqual({ ok: true, value: null });
      expect(await store().remove(other)).toEqual({ ok: true, value: true });
      expect(await store().entries()).toEqual({ ok: true, value: new Map() });
    });

    it("carries any printable text up to its limit unharmed", async () => {
      const under = entryName();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "grapheme-ascii", maxLength: 400 }), async (text) => {
          const kept = `${text}.`;
          expect(await store().write(under, kept)).toEqual({ ok: true, value: undefined });
          expect(await store().read(under)).toEqual({ ok: true, value: kept });
        }),
        { numRuns: 25 },
      );
      expect(await store().write(under, longest)).toEqual({ ok: true, value: undefined });
      expect(await store().read(under)).toEqual({ ok: true, value: longest });
      await store().remove(under);
    });

    it("refuses what would not survive, and keeps what stood there", async () => {
      const under = entryName();
      await store().write(under, "kept");
      expect(await store().write(under, "x".repeat(ENTRY_LIMIT_BYTES + 1))).toEqual({ ok: false, fault: "full" });
      expect(await store().write(under, "ü")).toEqual({ ok: false, fault: "failed" });
      expect(await store().write("a case of mine", "text")).toEqual({ ok: false, fault: "failed" });
      expect(await store().read(under)).toEqual({ ok: true, value: "kept" });
      await store().remove(under);
    });

    it("does many things asked at once, each of them", async () => {
      const all = Array.from({ length: 12 }, entryName);
      await Promise.all(all.map((under) => store().write(under, under)));
      expect(await Promise.all(all.map((under) => store().read(under)))).toEqual(all.map((value) => ({ ok: true, value })));
      await Promise.all(all.map((under) => store().remove(under)));
      expect(await store().entries()).toEqual({ ok: true, value: new Map() });
    });
  });
};
