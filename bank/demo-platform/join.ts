/** @file A demo platform as a partner of a bank in the same process. */
import { addPartner, issueKey } from "../src/partners/keys.ts";
import type { Bank } from "../src/server.ts";
import { startDemoPlatform, type DemoPlatform, type DemoPlatformOptions } from "./platform.ts";

/** Makes the platform a partner under `name` (or finds it there), gives it new keys and starts it. */
export const joinDemoPlatform = async (
  bank: Pick<Bank, "address" | "db">,
  { name = "Demo platform", ...options }: Omit<DemoPlatformOptions, "bank" | "keys"> & { readonly name?: string } = {},
): Promise<DemoPlatform> => {
  const known = await bank.db.selectFrom("partner").select("id").where("name", "=", name).executeTakeFirst();
  const partner = known?.id ?? (await addPartner(bank.db, name));
  return startDemoPlatform({
    ...options,
    bank: bank.address,
    keys: {
      subscription: await issueKey(bank.db, partner, "Subscription", 0),
      fetchHashes: await issueKey(bank.db, partner, "FetchHashes", 0),
      submitFeedback: await issueKey(bank.db, partner, "SubmitFeedback", 0),
    },
  });
};
