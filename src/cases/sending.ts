/**
 * @file Sending a case: save, ask for its number, deliver its parts. Wherever it stops, the keychain holds the key and PIN
 * with which it is found again, and every request can be repeated without doubling anything.
 */
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { Instant } from "../shared/model/brand.ts";
import type { CaseState } from "../shared/case-api.ts";
import type { BankClient } from "./bank-client/client.ts";
import type { CaseStore, KeptCase } from "./case-store.ts";
import type { HeldDraft } from "./drafts.ts";
import type { SendingProgress } from "./options.ts";
import { patiently, type Patience } from "./patience.ts";
import { withCaseNumber } from "./requests.ts";
import { afterAddition, afterAnswer } from "./status.ts";

export interface Sending {
  readonly client: BankClient;
  readonly store: CaseStore;
  readonly clock: () => Instant;
  readonly patience: Omit<Patience, "onWaiting">;
  readonly onProgress: (progress: SendingProgress) => void;
}

/** How far a draft has come: the case as it is kept, and how many of its parts the bank has answered for. */
export interface Progress {
  readonly kept: KeptCase;
  readonly delivered: number;
}

const belongs = (kept: KeptCase, state: CaseState) => kept.entry.number === null || kept.entry.number === state.caseNumber;

/**
 * Sends a draft, going on where `from` stopped. `remember` is told of every step that holds, so that a later call can go on
 * there. Ends confirmed, or with the code of what stopped it; by then whatever the bank said is kept.
 */
export const sendDraft = async (
  { client, store, clock, patience, onProgress }: Sending,
  draft: HeldDraft,
  from: Progress,
  remember: (progress: Progress) => void,
): Promise<Outcome<KeptCase>> => {
  const total = draft.parts.reduce((sum, { fingerprints }) => sum + fingerprints, 0);
  let { kept, delivered } = from;
  let last: CaseState | null = null;
  const arrived = () => draft.parts.slice(0, delivered).reduce((sum, { fingerprints }) => sum + fingerprints, 0);
  const tell = (state: SendingProgress["state"]) => onProgress({ draft: draft.id, state, delivered: arrived(), total });

  const save = async (entry: KeptCase["entry"]): Promise<Outcome<undefined>> => {
    // What the bank said is remembered even when the keychain has just been locked: it is saved on the next attempt.
    kept = { ...kept, entry };
    remember({ kept, delivered });
    const saved = await store.save(kept);
    if (!saved.ok) return saved;
    kept = saved.value;
    remember({ kept, delivered });
    return ok(undefined);
  };

  const post = (state: "creating" | "delivering", path: string, body: string) =>
    patiently(
      async () => {
        tell(state);
        const answer = await client.post(path, body, patience.signal);
        return answer.ok && !belongs(kept, answer.value) ? failed("bank-answer-unreadable") : answer;
      },
      { ...patience, onWaiting: () => tell("waiting") },
    );

  tell("saving");
  const before = await save(kept.entry);
  if (!before.ok) return before;
  if (kept.entry.state === "drafted") {
    const marked = await save({ ...kept.entry, state: "sending" });
    if (!marked.ok) return marked;
  }

  if (kept.entry.number === null) {
    if (draft.first === null) return failed("internal");
    const created = await post("creating", draft.first.path, draft.first.body);
    if (!created.ok) return created;
    const saved = await save(afterAnswer(kept.entry, created.value, clock()));
    if (!saved.ok) return saved;
  }

  while (delivered < draft.parts.length) {
    const part = draft.parts[delivered];
    const { number } = kept.entry;
    if (part === undefined || number === null) return failed("internal");
    const answer = await post("delivering", part.request.path, withCaseNumber(part.request.body, number));
    if (!answer.ok) return answer;
    delivered += 1;
    last = answer.value;
    const saved = await save(afterAnswer(kept.entry, answer.value, clock()));
    if (!saved.ok) return saved;
  }

  if (draft.first === null && last !== null) {
    // Parts that the bank had already count once there, so after an addition its count is the true one.
    const settled = await save(afterAddition(kept.entry, last, draft.before));
    if (!settled.ok) return settled;
  }

  if (kept.entry.state !== "confirmed") {
    // Every part was answered for, yet the bank counts fewer: all of them go again when the person asks.
    delivered = 0;
    remember({ kept, delivered });
    return failed("bank-failing");
  }
  tell("confirmed");
  return ok(kept);
};
