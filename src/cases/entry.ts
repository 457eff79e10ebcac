/**
 * @file A case as it stands in a secret store: one entry, versioned, under 2,400 bytes. An entry is the only place on this machine
 * where anything of a case is kept.
 */
import { z } from "zod";
import { bankCaseStatus, caseNumber, consent, idempotencyKey, pin, platformFeedback } from "../shared/case-api.ts";
import { instant } from "../shared/model/brand.ts";
import { caseLabel, elsewhereKeys, elsewhereService, sendingState, sentCounts, withdrawal } from "../shared/model/case.ts";
import { ENTRY_LIMIT_BYTES } from "./secret-store/port.ts";
import { migrate } from "./entry-migration.ts";

/** The version that is written. Older ones are read by way of entry-migration.ts. */
export const ENTRY_VERSION = 2;

const keptStatus = z
  .object({
    checkedAt: instant,
    status: bankCaseStatus,
    received: z.int().nonnegative(),
    platforms: z
      .array(
        z
          .object({
            name: z.string(),
            read: z.boolean(),
            feedback: z.array(z.object({ value: platformFeedback, count: z.int().positive() }).readonly()).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type KeptStatus = z.infer<typeof keptStatus>;

export const caseEntry = z
  .object({
    v: z.literal(ENTRY_VERSION),
    kind: z.literal("case"),
    label: caseLabel,
    bank: z.object({ name: z.string(), address: z.string() }).readonly(),
    createdAt: instant,
    /** With this key and the PIN the bank finds the case again, even when its number never arrived. */
    key: idempotencyKey,
    pin,
    number: caseNumber.nullable(),
    /** What was agreed to and how many fingerprints were promised: the first request can be repeated byte for byte. */
    consent,
    expected: z.int().positive(),
    counts: sentCounts,
    state: sendingState,
    delivered: z.int().nonnegative(),
    /** 1 for the first sending, one more each time that files are added. */
    round: z.int().positive(),
    status: keptStatus.nullable(),
    withdrawal: withdrawal.nullable(),
  })
  .readonly();
export type CaseEntry = z.infer<typeof caseEntry>;

/** A case of another service, as the person noted it down. */
export const elsewhereEntry = z
  .object({
    v: z.literal(ENTRY_VERSION),
    kind: z.literal("elsewhere"),
    service: elsewhereService,
    label: caseLabel,
    createdAt: instant,
    keys: elsewhereKeys,
    note: z.string().max(200),
  })
  .readonly();
export type ElsewhereEntry = z.infer<typeof elsewhereEntry>;

const anyEntry = z.discriminatedUnion("kind", [caseEntry, elsewhereEntry]);
export type Entry = z.infer<typeof anyEntry>;

const newerEntry = z.object({ v: z.int().gt(ENTRY_VERSION), kind: z.string() });

/** A sealed store (spaces/sealed-store.ts) adds this many characters at most: what fits here fits there too. */
const SEAL_CHARACTERS = 60;

const written = (entry: Entry): string => Buffer.from(JSON.stringify(entry), "utf8").toString("base64");

/**
 * The entry's text: base64 of its JSON, so that labels in any script take little room and survive every keychain's encoding.
 * When it is too long it gives up what a later check brings back, platforms from the last on, then the whole status, then
 * the end of the bank's name; never the number, PIN, key or label. Null when even that is too long.
 */
export const encodeEntry = (entry: Entry): string | null => {
  const fits = (text: string) => text.length <= ENTRY_LIMIT_BYTES - SEAL_CHARACTERS;
  if (entry.kind === "elsewhere") return fits(written(entry)) ? written(entry) : null;
  let shorter = entry;
  let text = written(shorter);
  while (!fits(text) && shorter.status !== null) {
    const { platforms } = shorter.status;
    shorter = { ...shorter, status: platforms.length === 0 ? null : { ...shorter.status, platforms: platforms.slice(0, -1) } };
    text = written(shorter);
  }
  while (!fits(text) && shorter.bank.name.length > 8) {
    shorter = { ...shorter, bank: { ...shorter.bank, name: shorter.bank.name.slice(0, -4) } };
    text = written(shorter);
  }
  return fits(text) ? text : null;
};

/** The entry behind a text, whatever version wrote it; null when it isn't one of ours or is damaged. */
export const decodeEntry = (text: string): Entry | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    return anyEntry.safeParse(migrate(parsed, ENTRY_VERSION)).data ?? null;
  } catch {
    return null;
  }
};

/** Whether a text that can't be read was written by a newer version of this program, and so is nothing to throw away. */
export const isFromNewerVersion = (text: string): boolean => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    return newerEntry.safeParse(parsed).success;
  } catch {
    return false;
  }
};

const order = ["drafted", "sending", "sent", "confirmed"] as const;

/**
 * Joins what two programs, or two moments, know of the same case. It only ever goes forward: a number, once known, stays, and
 * a case that was sent is not drafted again. `now` is what the caller wants to write over `kept`; its status wins whatever
 * the clock says, because clocks jump.
 */
export const joinEntries = (kept: CaseEntry, now: CaseEntry): CaseEntry => {
  const further =
    kept.round === now.round
      ? {
          round: now.round,
          counts: now.counts,
          state: order.indexOf(kept.state) > order.indexOf(now.state) ? kept.state : now.state,
          delivered: Math.max(kept.delivered, now.delivered),
        }
      : kept.round > now.round
        ? kept
        : now;
  const asked = now.withdrawal ?? kept.withdrawal;
  // Once a request may have left, what it said can't change any more: the bank knows the key together with these.
  const { consent: agreed, expected } = kept.state === "drafted" ? now : kept;
  return {
    ...now,
    key: kept.key,
    pin: kept.pin,
    consent: agreed,
    expected,
    number: now.number ?? kept.number,
    round: further.round,
    counts: further.counts,
    state: further.state,
    delivered: further.delivered,
    status: now.status ?? kept.status,
    withdrawal: asked === null ? null : { ...asked, confirmedAt: asked.confirmedAt ?? kept.withdrawal?.confirmedAt ?? null },
  };
};
