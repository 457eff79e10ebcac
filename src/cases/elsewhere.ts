/**
 * @file Cases made at other services and entered by hand: a StopNCII number and PIN, or a note of a report to Take It Down or
 * Report Remove. They are kept as carefully as our own, and the program never connects for them.
 */
import { failed, ok } from "../shared/contract/define.ts";
import type { CaseId, Instant } from "../shared/model/brand.ts";
import type { ElsewhereCase } from "../shared/model/case.ts";
import type { CaseStore, KeptElsewhere } from "./case-store.ts";
import { ENTRY_VERSION } from "./entry.ts";
import { labelTaken } from "./labels.ts";
import type { Cases } from "./options.ts";
import { randomHex } from "./random-names.ts";

export interface ElsewhereParts {
  readonly store: CaseStore;
  readonly clock: () => Instant;
  readonly random: (size: number) => Uint8Array;
}

const shown = ({ id, keeping, entry }: KeptElsewhere): ElsewhereCase => ({
  id,
  service: entry.service,
  label: entry.label,
  createdAt: entry.createdAt,
  keeping,
  hasNumber: entry.keys.number !== null,
  hasPin: entry.keys.pin !== null,
  note: entry.note,
});

/** The part of the list that was entered by hand. */
export const elsewhereCases = ({
  store,
  clock,
  random,
}: ElsewhereParts): Pick<Cases["cases"], "elsewhere" | "noteElsewhere" | "revealElsewhere"> => ({
  elsewhere: async () => {
    const known = await store.all();
    if (!known.ok) return known;
    return ok([...known.value.elsewhere].sort((a, b) => b.entry.createdAt - a.entry.createdAt).map(shown));
  },
  noteElsewhere: async ({ service, label, keys, note, keeping }) => {
    const taken = await labelTaken(store, keeping, label, null);
    if (!taken.ok) return taken;
    if (taken.value) return failed("label-taken");
    const saved = await store.saveElsewhere({
      id: `case-${randomHex(random)}` as CaseId,
      keeping,
      entry: { v: ENTRY_VERSION, kind: "elsewhere", service, label, createdAt: clock(), keys, note },
    });
    return saved.ok ? ok(shown(saved.value)) : saved;
  },
  revealElsewhere: async ({ case: id }) => {
    const kept = await store.findElsewhere(id);
    return kept.ok ? ok(kept.value.entry.keys) : kept;
  },
});
