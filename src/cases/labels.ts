/** @file Two cases under one label would be told apart by guessing, so each label stands for one case. */
import { ok, type Outcome } from "../shared/contract/define.ts";
import type { CaseId } from "../shared/model/brand.ts";
import type { CaseLabel, Keeping } from "../shared/model/case.ts";
import type { CaseStore } from "./case-store.ts";

const folded = (label: string) => label.normalize("NFKC").trim().toLocaleLowerCase("en");

/**
 * Whether another case than `except` bears this label, in whatever capitals. A keychain that can't be read is the caller's
 * fault to tell only when the case is to be kept there.
 */
export const labelTaken = async (
  store: CaseStore,
  keeping: Keeping,
  label: CaseLabel,
  except: CaseId | null,
): Promise<Outcome<boolean>> => {
  const known = await store.all();
  if (!known.ok) return keeping === "session" ? ok(false) : known;
  const all = [...known.value.cases, ...known.value.elsewhere];
  return ok(all.some(({ id, entry }) => id !== except && folded(entry.label) === folded(label)));
};
