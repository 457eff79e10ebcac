/** @file For whoever runs the bank: partners and their keys, and the moderation queue. Works on the same database as the bank. */
import { parseArgs } from "node:util";
import { FolderInUse } from "./database/folder-lock.ts";
import type { Database } from "./database/open.ts";
import { openDatabase } from "./database/open.ts";
import type { PartnerEndpoint } from "./database/schema.ts";
import { BadSetting, optionsFrom } from "./environment.ts";
import { decide, moderationQueue } from "./moderation/queue.ts";
import { addPartner, issueKey, removePartner, revokeKey } from "./partners/keys.ts";

const USAGE = `Usage: node bank/src/admin.ts COMMAND

  partner list                        partners, their keys' numbers and when they last read
  partner add NAME                    a new partner, with a key for each endpoint (shown once)
  partner rotate NAME [--overlap 7]   new keys; the old ones end after so many days
  partner remove NAME                 ends the partnership and all its keys
  key revoke NUMBER                   ends one key at once
  queue list                          fingerprints that wait for a decision
  queue allow NUMBER | queue refuse NUMBER

It reads DATABASE_URL or BANK_DATA_DIR and BANK_PEPPER, like the bank. A data folder can be open in one program at a time: stop the bank first.`;

const ENDPOINTS: readonly PartnerEndpoint[] = ["Subscription", "FetchHashes", "SubmitFeedback"];
const DAY_SECONDS = 86_400;

class Wrong extends Error {}

const needed = (value: string | undefined, what: string): string => {
  if (value === undefined || value.trim() === "") throw new Wrong(`${what} is missing.\n\n${USAGE}`);
  return value;
};

const numberOf = (value: string | undefined): number => {
  const number = Number(needed(value, "NUMBER"));
  if (!Number.isSafeInteger(number) || number < 0) throw new Wrong("NUMBER must be a whole number.");
  return number;
};

const showKeys = async (db: Database, partner: number, overlap: number | null): Promise<void> => {
  for (const endpoint of ENDPOINTS) console.log(`${endpoint.padEnd(15)} ${await issueKey(db, partner, endpoint, overlap)}`);
  console.log("\nThese keys are shown this once. Hand them over on a safe way.");
};

const partnerId = async (db: Database, name: string): Promise<number> => {
  const found = await db.selectFrom("partner").select("id").where("name", "=", name).where("left_at", "is", null).executeTakeFirst();
  if (found === undefined) throw new Wrong("There is no such partner.");
  return found.id;
};

const listPartners = async (db: Database): Promise<void> => {
  const partners = await db.selectFrom("partner").selectAll().where("left_at", "is", null).orderBy("name").execute();
  for (const partner of partners) {
    console.log(`${partner.name}: last read ${partner.last_read_at?.toISOString() ?? "never"}`);
    const keys = await db
      .selectFrom("partner_key")
      .select(["id", "endpoint", "created_at", "expires_at"])
      .where("partner_id", "=", partner.id)
      .where("revoked_at", "is", null)
      .orderBy("id")
      .execute();
    for (const key of keys) {
      const end = key.expires_at === null ? "" : `, ends ${key.expires_at.toISOString()}`;
      console.log(`  key ${key.id}: ${key.endpoint}, since ${key.created_at.toISOString()}${end}`);
    }
  }
};

const listQueue = async (db: Database): Promise<void> => {
  for (const one of await moderationQueue(db)) {
    console.log(`${one.id}  ${one.moderation}  ${one.reason}  ${one.type}  ${one.value}  in ${one.cases} cases`);
  }
};

const done = (happened: boolean, otherwise: string): void => {
  if (!happened) throw new Wrong(otherwise);
  console.log("Done.");
};

/** Runs one command on a database, writing to standard output. Throws {@link Wrong} with words for the person at the terminal. */
const run = async (db: Database, words: readonly string[], overlapDays: number): Promise<void> => {
  const [group, action, subject] = words;
  switch (`${group ?? ""} ${action ?? ""}`) {
    case "partner list":
      return listPartners(db);
    case "partner add":
      return showKeys(db, await addPartner(db, needed(subject, "NAME")), null);
    case "partner rotate":
      return showKeys(db, await partnerId(db, needed(subject, "NAME")), overlapDays * DAY_SECONDS);
    case "partner remove":
      done(await removePartner(db, needed(subject, "NAME")), "There is no such partner.");
      return;
    case "key revoke":
      done(await revokeKey(db, numberOf(subject)), "There is no such key, or it has ended.");
      return;
    case "queue list":
      return listQueue(db);
    case "queue allow":
      done(await decide(db, numberOf(subject), "allowed"), "This fingerprint does not wait for a decision.");
      return;
    case "queue refuse":
      done(await decide(db, numberOf(subject), "refused"), "This fingerprint does not wait for a decision.");
      return;
    default:
      throw new Wrong(USAGE);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { overlap: { type: "string", default: "7" }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const { database } = optionsFrom(process.env);
  if (database.kind === "pglite" && database.folder === null) {
    throw new BadSetting("Set DATABASE_URL or BANK_DATA_DIR to the bank's database.");
  }
  const db = await openDatabase(database);
  try {
    await run(db, positionals, numberOf(values.overlap));
  } finally {
    await db.destroy();
  }
};

main().catch((fault: unknown) => {
  const told = fault instanceof Wrong || fault instanceof BadSetting;
  if (fault instanceof FolderInUse) console.error("BANK_DATA_DIR is open in another program: stop the bank first.");
  else console.error(told ? fault.message : "That did not work: does the database answer, and is the name new?");
  process.exit(told ? 2 : 1);
});
