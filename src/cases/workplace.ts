/** @file Sending and cases over one pair of stores: personal use, an open space or a visit. It ends when the place changes. */
import type { Instant } from "../shared/model/brand.ts";
import type { Keeping } from "../shared/model/case.ts";
import type { BankClient } from "./bank-client/client.ts";
import { caseList } from "./case-list.ts";
import { caseStore } from "./case-store.ts";
import type { BankDestination, Cases, SendingProgress, Stores } from "./options.ts";
import { outbox } from "./outbox.ts";
import type { Wait } from "./patience.ts";
import { summaryOf } from "./status.ts";
import { exportFingerprints } from "./handover/export.ts";
import { handoverSheet } from "./handover/sheet.ts";
import { sheetWords } from "./handover/words.ts";
import { failed, ok } from "../shared/contract/define.ts";
import { bankHost } from "./bank-client/address.ts";

export interface WorkplaceParts {
  readonly bank: BankDestination | null;
  readonly client: BankClient | null;
  readonly clock: () => Instant;
  readonly random: (size: number) => Uint8Array;
  readonly wait: Wait;
  readonly onProgress: (progress: SendingProgress) => void;
}

export type Workplace = Pick<Cases, "sending" | "cases" | "handover" | "close">;

/** A day in UTC, YYYY-MM-DD. */
const day = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/**
 * @param stores where this place keeps its cases
 * @param sessionChosen whether a keychain that can't be read is left out
 * @param always where this place keeps everything, whatever is asked: a space in its sealed store, a visit in memory
 */
export const workplace = (
  { bank, client, clock, random, wait, onProgress }: WorkplaceParts,
  stores: Stores,
  sessionChosen: () => boolean,
  always: Keeping | null,
): Workplace => {
  const ending = new AbortController();
  const { signal } = ending;
  const store = caseStore(stores, sessionChosen);
  const box = outbox(
    { bank, store, random, clock },
    client === null ? null : { client, store, clock, patience: { wait, random, signal }, onProgress },
    summaryOf,
  );
  const list = caseList({ store, bank, client, clock, random, signal });
  return {
    sending: { ...box.sending, prepare: (args) => box.sending.prepare({ ...args, keeping: always ?? args.keeping }) },
    handover: {
      export: (args) => Promise.resolve(exportFingerprints({ ...args, on: day(clock()) })),
      sheet: async ({ case: id, country, language }) => {
        const kept = await store.find(id);
        if (!kept.ok) return kept;
        const { number, pin, bank: madeAt, createdAt } = kept.value.entry;
        return ok({
          html: handoverSheet(
            {
              keys: { caseNumber: number, pin },
              bank: { name: madeAt.name, host: bankHost(madeAt.address) },
              madeOn: day(createdAt),
              country,
            },
            sheetWords(language),
          ),
        });
      },
    },
    cases: {
      ...list,
      adopt: (args) => list.adopt({ ...args, keeping: always ?? args.keeping }),
      noteElsewhere: (args) => list.noteElsewhere({ ...args, keeping: always ?? args.keeping }),
      // Removed while it is being sent it would be back with the next step.
      forget: (args) => (box.isSending(args.case) ? Promise.resolve(failed("already-sending")) : list.forget(args)),
    },
    close: () => {
      ending.abort();
      box.clear();
    },
  };
};
