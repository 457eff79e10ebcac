/** @file The contract's area "sending": holds drafts and what was sent in this session, and lets each be sent once at a time. */
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { CaseId, DraftId } from "../shared/model/brand.ts";
import type { CaseKeys, CaseSummary, Draft } from "../shared/model/case.ts";
import type { KeptCase } from "./case-store.ts";
import { makeAddition, makeDraft, type DraftMaking, type HeldDraft } from "./drafts.ts";
import type { Cases } from "./options.ts";
import { sendDraft, type Progress, type Sending } from "./sending.ts";

type Box =
  | { readonly kind: "held"; readonly draft: HeldDraft; readonly progress: Progress; readonly running: boolean }
  /** Sent and confirmed: the fingerprints are forgotten, only which case it became is known. */
  | { readonly kind: "done"; readonly case: CaseId };

const received = (kept: KeptCase, summaryOf: (kept: KeptCase) => CaseSummary): { summary: CaseSummary; keys: CaseKeys } => ({
  summary: summaryOf(kept),
  keys: { caseNumber: kept.entry.number, pin: kept.entry.pin },
});

export interface Outbox {
  readonly sending: Cases["sending"];
  /** Whether a case is on its way right now: then every step writes it into its store. */
  readonly isSending: (id: CaseId) => boolean;
  /** Forgets every draft. */
  readonly clear: () => void;
}

/** An outbox over the given way to make drafts and to send them; `sending` is null when no bank is set up. */
export const outbox = (
  making: DraftMaking,
  sending: Sending | null,
  summaryOf: (kept: KeptCase) => CaseSummary,
): Outbox => {
  const boxes = new Map<DraftId, Box>();

  const send = async (id: DraftId): Promise<Outcome<{ summary: CaseSummary; keys: CaseKeys }>> => {
    const box = boxes.get(id);
    if (box === undefined) return failed("unknown-draft");
    if (box.kind === "done") {
      const kept = await making.store.find(box.case);
      return kept.ok ? ok(received(kept.value, summaryOf)) : kept;
    }
    if (box.running) return failed("already-sending");
    if (sending === null) return failed("no-bank");
    const { draft } = box;
    let progress = box.progress;
    boxes.set(id, { kind: "held", draft, progress, running: true });
    const sent = await sendDraft(sending, draft, progress, (further) => (progress = further));
    // Gone from the box when the program was told to forget everything while it sent.
    if (boxes.has(id)) {
      boxes.set(id, sent.ok ? { kind: "done", case: sent.value.id } : { kind: "held", draft, progress, running: false });
    }
    return sent.ok ? ok(received(sent.value, summaryOf)) : sent;
  };

  const hold = (made: Awaited<ReturnType<typeof makeDraft>>): Outcome<Draft> => {
    if (!made.ok) return made;
    const { held, shown } = made.value;
    boxes.set(held.id, { kind: "held", draft: held, progress: { kept: held.kept, delivered: 0 }, running: false });
    return ok(shown);
  };

  return {
    sending: {
      prepare: async (args) => hold(await makeDraft(making, args)),
      prepareMore: async (args) => hold(await makeAddition(making, args)),
      send: ({ draft }) => send(draft),
      discard: ({ draft }) => {
        const box = boxes.get(draft);
        if (box === undefined) return Promise.resolve(failed("unknown-draft"));
        if (box.kind === "held" && box.running) return Promise.resolve(failed("already-sending"));
        boxes.delete(draft);
        return Promise.resolve(ok(undefined));
      },
    },
    isSending: (id) => [...boxes.values()].some((box) => box.kind === "held" && box.running && box.draft.kept.id === id),
    clear: () => boxes.clear(),
  };
};
