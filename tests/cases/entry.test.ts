import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseEntry, decodeEntry, encodeEntry, joinEntries, type CaseEntry } from "../../src/cases/entry.ts";
import { migrate } from "../../src/cases/entry-migration.ts";
import { ENTRY_LIMIT_BYTES, ENTRY_TEXT } from "../../src/cases/secret-store/port.ts";

const plain = caseEntry.parse({
  v: 2,
  kind: "case",
  label: "Phone, 2019",
  bank: { name: "Test bank", address: "https://bank.example" },
  createdAt: 1_767_323_045_000,
  key: "3f1f5e0a-8d0f-4b44-9d5e-0a8d0f4b449d",
  pin: "48205937",
  number: "AAAA-BBBB-CCCC-DDDD",
  consent: { policyVersion: "2026-01", date: "2026-01-02", assisted: false, everyoneAdult: true },
  expected: 12,
  counts: { photos: 10, videos: 2, fingerprints: 12 },
  state: "confirmed",
  delivered: 12,
  round: 1,
  status: null,
  withdrawal: null,
});

const platforms = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Platform number ${String(index)}`,
    read: true,
    feedback: [{ value: "pending-review" as const, count: 3 }],
  }));

const withPlatforms = (count: number): CaseEntry =>
  caseEntry.parse({ ...plain, status: { checkedAt: 1_767_323_045_000, status: "active", received: 12, platforms: platforms(count) } });

const decodeCase = (text: string): CaseEntry | null => {
  const entry = decodeEntry(text);
  return entry?.kind === "case" ? entry : null;
};

describe("a case's entry", () => {
  it("reads back as it was written", () => {
    const text = encodeEntry(withPlatforms(4));
    expect(text && decodeEntry(text)).toEqual(withPlatforms(4));
  });

  it("carries nothing in clear text", () => {
    const text = encodeEntry(plain) ?? "";
    for (const secret of ["Phone", "48205937", "AAAA-BBBB", "case", "bank"]) expect(text).not.toContain(secret);
  });

  it("gives up platforms before anything else when it is too long, the first ones last", () => {
    const kept = decodeCase(encodeEntry(withPlatforms(200)) ?? "");
    expect(kept?.status?.platforms.length).toBeGreaterThan(5);
    expect(kept?.status?.platforms).toEqual(platforms(kept?.status?.platforms.length ?? 0));
    expect({ ...kept, status: null }).toEqual({ ...plain, status: null });
  });

  it("fits with its label, PIN, number and key whole, whatever the person and the bank wrote", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }).filter((label) => label.trim().length > 0 && label.length <= 80),
        fc.string({ unit: "grapheme", minLength: 6, maxLength: 64 }).filter((pin) => pin.length <= 64),
        fc.string({ unit: "grapheme", maxLength: 100 }).filter((name) => name.length <= 100),
        fc.nat(120),
        (label, pin, name, count) => {
          const entry = caseEntry.parse({ ...withPlatforms(count), label, pin, bank: { name, address: "https://bank.example" } });
          const text = encodeEntry(entry);
          expect(text).not.toBeNull();
          expect(text?.length).toBeLessThanOrEqual(ENTRY_LIMIT_BYTES);
          expect(text).toMatch(ENTRY_TEXT);
          const back = decodeCase(text ?? "");
          expect([back?.label, back?.pin, back?.number, back?.key]).toEqual([entry.label, entry.pin, entry.number, entry.key]);
        },
      ),
    );
  });

  it.each(["", "hello", "{}", "AAAA", Buffer.from("null").toString("base64"), Buffer.from('{"v":2,"kind":"case"}').toString("base64")])(
    "does not take %j for a case",
    (text) => {
      expect(decodeEntry(text)).toBeNull();
    },
  );

  it("leaves a newer version alone instead of guessing", () => {
    const newer = Buffer.from(JSON.stringify({ ...plain, v: 99 })).toString("base64");
    expect(decodeEntry(newer)).toBeNull();
  });
});

describe("an entry of version 1", () => {
  // As the first version wrote it; kept as it was, never made anew by today's code.
  const old =
    "eyJ2IjoxLCJraW5kIjoiY2FzZSIsImxhYmVsIjoiUGhvbmUsIDIwMTkiLCJiYW5rIjp7Im5hbWUiOiJUZXN0IGJhbmsiLCJhZGRyZXNzIjoiaHR0cHM6Ly9iYW5rLmV4YW1wbGUifSwiY3JlYXRlZEF0IjoxNzY3MzIzMDQ1MDAwLCJrZXkiOiIzZjFmNWUwYS04ZDBmLTRiNDQtOWQ1ZS0wYThkMGY0YjQ0OWQiLCJwaW4iOiI0ODIwNTkzNyIsIm51bWJlciI6IkFBQUEtQkJCQi1DQ0NDLUREREQiLCJjb25zZW50Ijp7InBvbGljeVZlcnNpb24iOiIyMDI2LTAxIiwiZGF0ZSI6IjIwMjYtMDEtMDIiLCJhc3Npc3RlZCI6ZmFsc2UsImV2ZXJ5b25lQWR1bHQiOnRydWV9LCJleHBlY3RlZCI6MTIsImNvdW50cyI6eyJwaG90b3MiOjEwLCJ2aWRlb3MiOjIsImZpbmdlcnByaW50cyI6MTJ9LCJzdGF0ZSI6ImNvbmZpcm1lZCIsImRlbGl2ZXJlZCI6MTIsInN0YXR1cyI6bnVsbH0=";

  it("is read as one of today's, with nothing lost", () => {
    expect(decodeEntry(old)).toEqual(plain);
  });
});

describe("leading an older entry to today's version", () => {
  const steps = new Map<number, (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>([
    [1, (older: Readonly<Record<string, unknown>>) => ({ ...older, colour: "blue" })],
    [
      2,
      (older: Readonly<Record<string, unknown>>) => {
        const { colour, ...rest } = older as { readonly colour: unknown };
        return { ...rest, shade: colour };
      },
    ],
  ]);

  it("takes every step in between", () => {
    expect(migrate({ v: 1, a: 1 }, 3, steps)).toEqual({ v: 3, a: 1, shade: "blue" });
    expect(migrate({ v: 2, colour: "red" }, 3, steps)).toEqual({ v: 3, shade: "red" });
  });

  it.each([null, 7, [], { v: 0 }, { v: 9 }, { v: "1" }])("leaves %j as it is", (entry) => {
    expect(migrate(entry, 3, steps)).toBe(entry);
  });
});

describe("two programs that know the same case", () => {
  const anyEntry = fc.record({
    state: fc.constantFrom("drafted" as const, "sending" as const, "sent" as const, "confirmed" as const),
    number: fc.constantFrom(null, plain.number),
    delivered: fc.nat(12),
          expected: fc.integer({ min: 1, max: 9 }),
          round: fc.constantFrom(1, 2),
          withdrawal: fc.option(fc.record({ askedAt: fc.nat(9), confirmedAt: fc.option(fc.nat(9)) })),
    status: fc.option(fc.nat(1_000).map((checkedAt) => ({ checkedAt, status: "active", received: 1, platforms: [] }))),
  }).map((fields) => caseEntry.parse({ ...plain, ...fields }));
  const order = ["drafted", "sending", "sent", "confirmed"];

  it("never take anything back that the other has learned", () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, (kept, now) => {
        const joined = joinEntries(kept, now);
        for (const known of [kept, now]) {
          expect(joined.round).toBeGreaterThanOrEqual(known.round);
          if (known.round === joined.round) {
            expect(order.indexOf(joined.state)).toBeGreaterThanOrEqual(order.indexOf(known.state));
            expect(joined.delivered).toBeGreaterThanOrEqual(known.delivered);
          }
          if (known.withdrawal !== null) expect(joined.withdrawal).not.toBeNull();
          if ((known.withdrawal?.confirmedAt ?? null) !== null) expect(joined.withdrawal?.confirmedAt).not.toBeNull();
          if (known.number !== null) expect(joined.number).toBe(known.number);
        }
        expect([joined.key, joined.pin]).toEqual([kept.key, kept.pin]);
        if (kept.state !== "drafted") expect([joined.consent, joined.expected]).toEqual([kept.consent, kept.expected]);
        expect(joined.status).toEqual(now.status ?? kept.status);
        expect(joinEntries(joined, joined)).toEqual(joined);
      }),
    );
  });
});
