/**
 * @file Which bank this program sends to. No public bank takes fingerprints from a person by an API today
 * (docs/decisions/), so a build carries none: an organisation that runs one sets its name and address in the environment
 * or in the package's `bank.json`. Without it everything works but sending.
 */
import { z } from "zod";
import type { BankDestination } from "../cases/index.ts";

const loopback = new Set(["127.0.0.1", "[::1]", "localhost"]);

/** https anywhere; plain http only to a bank on this same machine, for development and tests. */
const bankAddress = z.url().refine((address) => {
  // A refinement runs even where the shape was wrong.
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
});

const settings = z.object({
  OWNPRINT_BANK: bankAddress,
  OWNPRINT_BANK_NAME: z.string().trim().min(1).max(100).default("Reference hash bank"),
  /** The version of the bank's own policy, by its `GET /v1/info`. No default: nobody agrees to a version that nobody named. */
  OWNPRINT_BANK_POLICY: z.string().trim().min(1).max(40),
  /** After how many days the bank deletes a case by itself, so that consent has an end. Unknown when left out. */
  OWNPRINT_BANK_KEEPS_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
  /** What this bank takes, by its own `GET /v1/info`: asking it would be a connection before anybody pressed Send. */
  OWNPRINT_BANK_ACCEPTS: z
    .string()
    .default("pdq,video_md5")
    .transform((names) => names.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(["pdq", "video_md5", "vpdq"])).min(1)),
});

/** Null when no bank is set up, or when its address is none we would send to. */
export const bankFromEnvironment = (environment: NodeJS.ProcessEnv): BankDestination | null => {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) return null;
  const { OWNPRINT_BANK_KEEPS_DAYS: keepsDays } = parsed.data;
  return {
    name: parsed.data.OWNPRINT_BANK_NAME,
    address: parsed.data.OWNPRINT_BANK,
    policyVersion: parsed.data.OWNPRINT_BANK_POLICY,
    ...(keepsDays === undefined ? {} : { keepsDays }),
    accepts: parsed.data.OWNPRINT_BANK_ACCEPTS,
  };
};

/** What the window shows of it. */
export const shownBank = (bank: BankDestination | null): { readonly name: string; readonly host: string } | null =>
  bank === null ? null : { name: bank.name, host: new URL(bank.address).host };
