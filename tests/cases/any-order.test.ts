/** @file Whatever a person, a bank, a keychain and a restart do, in any order: no case is lost and none is doubled. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Outcome } from "../../src/shared/contract/define.ts";
import type { DraftId } from "../../src/shared/model/brand.ts";
import type { CaseSummary } from "../../src/shared/model/case.ts";
import { bankDouble, type BankDouble, type Fault } from "./doubles/bank.ts";
import { label, photos } from "./doubles/sample.ts";
import { fickleKeychain } from "./doubles/store.ts";
import { destination, room, worked } from "./room.ts";

type Act =
  | { readonly kind: "send" | "check" | "restart" | "withdraw" | "add" | "rename" | "discard" }
  | { readonly kind: "keychain"; readonly fault: "locked" | "full" | "failed" | null; readonly after: number }
  | { readonly kind: "bank"; readonly faults: readonly (Fault | null)[] };

const faults = fc.constantFrom<Fault | null>(null, null, "lose-answer", "drop", "refuse", "garbage", "busy", "wrong-case");
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Act>({ kind: "send" }, { kind: "check" }, { kind: "add" }) },
  { weight: 3, arbitrary: fc.constantFrom<Act>({ kind: "restart" }, { kind: "rename" }, { kind: "discard" }, { kind: "withdraw" }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("keychain" as const), fault: fc.constantFrom("locked" as const, "full" as const, "failed" as const, null), after: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("bank" as const), faults: fc.array(faults, { maxLength: 9 }) }) },
);

let bank: BankDouble;
beforeAll(async () => {
  bank = await bankDouble();
});
afterAll(() => bank.close());

it("no case is lost and none is doubled", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 14 }), async (sequence) => {
      (bank.cases as Map<string, unknown>).clear();
      bank.faults.length = 0;
      const keychain = fickleKeychain();
      const bankHere = destination(bank.address, { limits: { fingerprintsPerPart: 4, fingerprintsPerCase: 100 } });
      const begin = () => room(bankHere, keychain).cases;
      let program = begin();
      let drafts: DraftId[] = [];
      const hold = (prepared: Outcome<{ readonly id: DraftId }>) => {
        if (prepared.ok) drafts.push(prepared.value.id);
      };
      hold(await program.sending.prepare({ items: photos(9), pin: null, label: label("Phone"), keeping: "keychain", assisted: false }));
      const one = async (): Promise<CaseSummary | undefined> => {
        const listed = await program.cases.list();
        return listed.ok ? listed.value[0] : undefined;
      };
      let everSaved = false;

      for (const act of sequence) {
        const known = await one();
        const draft = drafts.at(-1);
        if (act.kind === "send" && draft !== undefined) await program.sending.send({ draft });
        else if (act.kind === "check" && known) await program.cases.check({ case: known.id });
        else if (act.kind === "withdraw" && known) await program.cases.withdraw({ case: known.id });
        else if (act.kind === "rename" && known) await program.cases.rename({ case: known.id, label: label(`Phone ${String(drafts.length)}`) });
        else if (act.kind === "add" && known) hold(await program.sending.prepareMore({ case: known.id, items: photos(5, "more") }));
        else if (act.kind === "discard" && draft !== undefined) await program.sending.discard({ draft });
        else if (act.kind === "restart") {
          program.close();
          program = begin();
          drafts = [];
        } else if (act.kind === "keychain") Object.assign(keychain, { fault: act.fault, faultFromWrite: keychain.writes + act.after });
        else if (act.kind === "bank") bank.faults.splice(0, Infinity, ...act.faults);
        everSaved ||= keychain.texts.size > 0;

        expect(bank.cases.size).toBeLessThanOrEqual(1);
        expect(keychain.texts.size).toBeLessThanOrEqual(1);
        if (everSaved) expect(keychain.texts.size).toBe(1);
        // Nothing reaches the bank before the keychain has it.
        if (bank.cases.size > 0) expect(everSaved).toBe(true);
      }

      // With everything well again, the person finds the one case with the number and PIN that the bank knows.
      Object.assign(keychain, { fault: null });
      bank.faults.length = 0;
      program.close();
      program = begin();
      const kept = await one();
      const held = [...bank.cases.values()][0];
      if (held === undefined) return;
      if (kept === undefined) throw new Error("a case is at the bank and not in the keychain");
      const checked = worked(await program.cases.check({ case: kept.id }));
      expect(worked(await program.cases.reveal({ case: kept.id }))).toEqual({ caseNumber: held.number, pin: held.pin });
      expect(checked.delivered).toBeLessThanOrEqual(checked.counts.fingerprints);
      expect(checked.withdrawal?.confirmedAt !== undefined && checked.withdrawal.confirmedAt !== null).toBe(held.status === "withdrawn");
      expect(bank.cases.size).toBe(1);
    }),
    { numRuns: 150 },
  );
}, 120_000);
