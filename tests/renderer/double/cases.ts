import type { OwnprintApi, Outcome } from "../../../src/shared/contract/index.ts";
import { failed, ok } from "../../../src/shared/contract/define.ts";
import { caseNumber, pin, type Pin } from "../../../src/shared/case-api.ts";
import { caseId, draftId, instant, milliseconds, type CaseId } from "../../../src/shared/model/brand.ts";
import { caseLabel, type CaseSummary, type Draft, type ElsewhereCase, type UnreadableCase } from "../../../src/shared/model/case.ts";
import type { SecretsStatus } from "../../../src/shared/contract/secrets.ts";
import type { ErrorCode } from "../../../src/shared/model/error.ts";
import { ordinary, type Scenario } from "./scenario.ts";

type Api = OwnprintApi<File>;
type Summary = { -readonly [Name in keyof CaseSummary]: CaseSummary[Name] };

const DAY = 86_400_000;
const number = caseNumber.parse("7K3M-Q9TX-2BHW-5RCE");
const bankOf = (scenario: Scenario) => scenario.bank ?? ordinary.bank ?? { name: "", host: "" };
const idOf = (index: number): CaseId => caseId.parse(`case-${String(index).padStart(32, "0")}`);

const keptCases = (scenario: Scenario): readonly CaseSummary[] => {
  const base = { bank: bankOf(scenario), keeping: "keychain", delivered: 42, counts: { photos: 38, videos: 4, fingerprints: 42 } } as const;
  const now = Date.now();
  const cases: readonly Omit<CaseSummary, "id">[] = [
    {
      ...base,
      label: caseLabel.parse("Blue"),
      createdAt: instant.parse(now - 31 * DAY),
      sending: "confirmed",
      withdrawal: null,
      status: {
        checkedAt: instant.parse(now - 3 * DAY),
        status: "active",
        received: 42,
        platforms: [
          { name: "Example Social", read: true, feedback: [{ value: "blocked", count: 3 }, { value: "pending-review", count: 1 }] },
          { name: "Example Video", read: true, feedback: [{ value: "not-blocked", count: 2 }] },
          { name: "Example Chat", read: false, feedback: [] },
        ],
      },
    },
    { ...base, label: caseLabel.parse("Green"), createdAt: instant.parse(now - 2 * DAY), sending: "sending", delivered: 0, status: null, withdrawal: null },
    { ...base, label: caseLabel.parse("A rather long name that somebody gave to a case of theirs"), createdAt: instant.parse(now - 400 * DAY), sending: "confirmed", keeping: "session", status: { checkedAt: instant.parse(now - 90 * DAY), status: "withdrawn", received: 42, platforms: [] }, withdrawal: { askedAt: instant.parse(now - 91 * DAY), confirmedAt: instant.parse(now - 90 * DAY) } },
    { ...base, label: caseLabel.parse("Amber"), createdAt: instant.parse(now - 1 * DAY), sending: "drafted", delivered: 0, status: null, withdrawal: null },
    { ...base, label: caseLabel.parse("Grey"), createdAt: instant.parse(now - 3 * DAY), sending: "sent", delivered: 20, status: { checkedAt: instant.parse(now - 2 * DAY), status: "received", received: 20, platforms: [] }, withdrawal: null },
    { ...base, label: caseLabel.parse("Rose"), createdAt: instant.parse(now - 60 * DAY), sending: "confirmed", status: { checkedAt: instant.parse(now - 40 * DAY), status: "active", received: 42, platforms: [] }, withdrawal: { askedAt: instant.parse(now - 1 * DAY), confirmedAt: null } },
  ];
  return cases.slice(0, scenario.cases).map((summary, index) => ({ ...summary, id: idOf(index) }));
};

const notedCases = (scenario: Scenario): readonly ElsewhereCase[] => {
  const base = { keeping: "keychain", hasNumber: true, hasPin: true, note: "" } as const;
  const now = Date.now();
  const noted: readonly Omit<ElsewhereCase, "id">[] = [
    { ...base, service: "stopncii", label: caseLabel.parse("Lake"), createdAt: instant.parse(now - 20 * DAY), note: "With the advocate, in spring" },
    { ...base, service: "take-it-down", label: caseLabel.parse("Meadow"), createdAt: instant.parse(now - 25 * DAY), hasNumber: false, hasPin: false },
    { ...base, service: "report-remove", label: caseLabel.parse("Hill"), createdAt: instant.parse(now - 35 * DAY), hasPin: false },
    { ...base, service: "other", label: caseLabel.parse("Stone"), createdAt: instant.parse(now - 50 * DAY), keeping: "session" },
  ];
  return noted.slice(0, scenario.elsewhere).map((entry, index) => ({ ...entry, id: idOf(40 + index) }));
};

const unreadableCases = (scenario: Scenario): readonly UnreadableCase[] =>
  (["changed", "newer-version"] as const).slice(0, scenario.unreadable).map((why, index) => ({ id: idOf(60 + index), why }));

export const doubledCases = (scenario: Scenario): { readonly [Area in "sending" | "cases" | "secrets"]: Partial<Api[Area]> } => {
  let kept = keptCases(scenario);
  let noted = notedCases(scenario);
  let unreadable = unreadableCases(scenario);
  let secrets: SecretsStatus = { using: "keychain", keychain: scenario.keychain, name: "Keyring" };
  const fails: ErrorCode[] = [...scenario.sendFails];
  let held: { readonly draft: Draft; readonly pin: Pin; readonly summary: CaseSummary } | null = null;
  const listeners = new Set<Parameters<Api["sending"]["progressed"]>[0]>();
  const none = `draft-${"0".repeat(32)}`;
  const keychainFault = (): ErrorCode | null =>
    secrets.using === "session" || secrets.keychain === "ready" ? null : (`keychain-${secrets.keychain}` as const);
  const change = (id: string, changed: Partial<Summary>): Outcome<CaseSummary> => {
    const found = kept.find((known) => known.id === id);
    if (found === undefined) return failed("unknown-case");
    const next = { ...found, ...changed };
    kept = kept.map((known) => (known.id === id ? next : known));
    return ok(next);
  };
  const soon = <Value>(value: Value, after = 30): Promise<Value> => new Promise((resolve) => setTimeout(() => resolve(value), after));

  return {
    secrets: {
      status: () => soon(ok(secrets)),
      tryAgain: () => {
        if (scenario.opensOnTry) secrets = { ...secrets, keychain: "ready" };
        return soon(ok(secrets));
      },
      useSession: () => {
        secrets = { ...secrets, using: "session" };
        return soon(ok(secrets));
      },
    },
    sending: {
      prepare: ({ items, pin: own, label, keeping, assisted }) => {
        if (scenario.bank === null) return soon(failed("no-bank"));
        if (kept.some((known) => known.label === label)) return soon(failed("label-taken"));
        if (own !== null && own.length < 6) return soon(failed("pin-too-short"));
        if (own === "123456") return soon(failed("pin-too-simple"));
        const madePin = pin.parse(own ?? "48203917");
        const consent = { policyVersion: "2026-01", date: "2026-11-22", assisted, everyoneAdult: true };
        const videos = Math.floor(items.length / 9);
        const counts = { photos: items.length - videos, videos, fingerprints: items.length };
        const draft: Draft = {
          id: draftId.parse(none),
          bank: scenario.bank,
          counts,
          leftOut: items.length > 10 ? 1 : 0,
          policyVersion: "2026-01",
          requests: [
            { method: "POST", path: "/v1/cases", contentType: "application/json", body: JSON.stringify({ idempotencyKey: crypto.randomUUID(), pin: madePin, consent, expected: items.length }) },
            {
              method: "POST",
              path: "/v1/cases/fingerprints",
              contentType: "application/json",
              body: JSON.stringify({ caseNumber: "????-????-????-????", pin: madePin, fingerprints: items.map((item) => ({ type: "pdq", value: item.toString(16).padStart(64, "a") })) }),
            },
          ],
        };
        const summary: CaseSummary = { id: idOf(90), label: caseLabel.parse(label), bank: scenario.bank, createdAt: instant.parse(Date.now()), keeping, sending: "confirmed", counts, delivered: items.length, status: null, withdrawal: null };
        held = { draft, pin: madePin, summary };
        return soon(ok(draft));
      },
      send: async ({ draft }) => {
        if (held === null) return failed("unknown-draft");
        const { counts } = held.draft;
        const tell = (state: "saving" | "creating" | "delivering" | "waiting" | "confirmed", delivered: number): void => {
          for (const listener of listeners) listener({ draft: draftId.parse(draft), state, delivered, total: counts.fingerprints });
        };
        tell("saving", 0);
        await soon(null);
        tell("creating", 0);
        await soon(null);
        const fault = fails.shift();
        if (fault !== undefined) return failed(fault);
        tell("delivering", Math.floor(counts.fingerprints / 2));
        if (scenario.sendHangs) await new Promise(() => undefined);
        await soon(null);
        tell("confirmed", counts.fingerprints);
        const { summary: sent } = held;
        kept = [sent, ...kept.filter(({ id }) => id !== sent.id)];
        return ok({ summary: held.summary, keys: { caseNumber: number, pin: held.pin } });
      },
      prepareMore: ({ items, case: id }) => {
        const found = kept.find((known) => known.id === id);
        if (found === undefined || scenario.bank === null) return soon(failed("unknown-case"));
        const whole = found.sending === "confirmed" ? found.counts.fingerprints : 0;
        const counts = { photos: items.length, videos: 0, fingerprints: items.length };
        const draft: Draft = {
          id: draftId.parse(none),
          bank: scenario.bank,
          counts,
          leftOut: 0,
          policyVersion: "2026-01",
          requests: [
            {
              method: "POST",
              path: "/v1/cases/fingerprints",
              contentType: "application/json",
              body: JSON.stringify({ caseNumber: number, pin: "48203917", fingerprints: items.map((item) => ({ type: "pdq", value: item.toString(16).padStart(64, "a") })) }),
            },
          ],
        };
        const total = whole + items.length;
        held = { draft, pin: pin.parse("48203917"), summary: { ...found, sending: "confirmed", delivered: total, counts: { ...found.counts, fingerprints: total } } };
        return soon(ok(draft));
      },
      discard: () => soon(ok(undefined)),
      progressed: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    cases: {
      list: () => {
        const fault = keychainFault();
        return soon(fault === null ? ok(kept) : failed(fault));
      },
      check: ({ case: id }) =>
        soon(
          scenario.checkFails === null
            ? change(id, { sending: "confirmed", status: { checkedAt: instant.parse(Date.now()), status: "active", received: 42, platforms: [] } })
            : failed(scenario.checkFails),
          200,
        ),
      reveal: ({ case: id }) => soon(kept.some((known) => known.id === id) ? ok({ caseNumber: number, pin: pin.parse("48203917") }) : failed("unknown-case")),
      rename: ({ case: id, label }) => soon(kept.some((known) => known.id !== id && known.label === label) ? failed("label-taken") : change(id, { label: caseLabel.parse(label) })),
      withdraw: ({ case: id }) => soon(change(id, { withdrawal: { askedAt: instant.parse(Date.now()), confirmedAt: null } })),
      unreadable: () => soon(ok(unreadable)),
      forget: ({ case: id }) => {
        kept = kept.filter((known) => known.id !== id);
        noted = noted.filter((known) => known.id !== id);
        unreadable = unreadable.filter((known) => known.id !== id);
        return soon(ok(undefined));
      },
      adopt: ({ caseNumber: asked, label, keeping }) => {
        const fault = keeping === "keychain" ? keychainFault() : null;
        if (fault !== null) return soon(failed(fault));
        if (asked !== number || scenario.bank === null) return soon(failed("case-not-recognised"), 200);
        const counts = { photos: 0, videos: 0, fingerprints: 12 };
        const status = { checkedAt: instant.parse(Date.now()), status: "active", received: 12, platforms: [] } as const;
        const adopted: CaseSummary = { id: idOf(91), label: caseLabel.parse(label), bank: scenario.bank, createdAt: instant.parse(Date.now() - 9 * DAY), keeping, sending: "confirmed", counts, delivered: 12, status, withdrawal: null };
        kept = [adopted, ...kept];
        return soon(ok(adopted), 200);
      },
      elsewhere: () => {
        const fault = keychainFault();
        return soon(fault === null ? ok(noted) : failed(fault));
      },
      noteElsewhere: ({ service, label, keys, note, keeping }) => {
        const fault = keeping === "keychain" ? keychainFault() : null;
        if (fault !== null) return soon(failed(fault));
        if (noted.some((known) => known.label === label)) return soon(failed("label-taken"));
        const entry: ElsewhereCase = { id: idOf(50 + noted.length), service, label: caseLabel.parse(label), createdAt: instant.parse(Date.now()), keeping, hasNumber: keys.number !== null, hasPin: keys.pin !== null, note };
        noted = [entry, ...noted];
        return soon(ok(entry));
      },
      copy: ({ case: id, what }) => {
        const found = kept.find((known) => known.id === id);
        if (found === undefined) return soon(failed("unknown-case"));
        const hasNumber = found.sending !== "drafted" && found.sending !== "sending";
        return soon(what === "pin" || hasNumber ? ok({ clearsAfter: milliseconds.parse(60_000) }) : failed("case-not-sent"));
      },
      copyElsewhere: ({ case: id, what }) => {
        const found = noted.find((known) => known.id === id);
        return soon(found !== undefined && (what === "pin" ? found.hasPin : found.hasNumber) ? ok({ clearsAfter: milliseconds.parse(60_000) }) : failed("unknown-case"));
      },
      revealElsewhere: () => soon(ok({ number: "123-456-789", pin: "4820 3917" })),
    },
  };
};
