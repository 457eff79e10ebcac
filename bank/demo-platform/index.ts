/**
 * @file The whole loop on one machine, for demonstration: a bank and a platform that reads it, in one process. Prints a line for
 * each; BANK_PORT and PLATFORM_PORT choose the ports.
 */
import { optionsFrom } from "../src/environment.ts";
import { addPartner, issueKey } from "../src/partners/keys.ts";
import { startBank } from "../src/server.ts";
import { startDemoPlatform } from "./platform.ts";

const NAME = "Demo platform";

const bank = await startBank(optionsFrom(process.env));
const known = await bank.db.selectFrom("partner").select("id").where("name", "=", NAME).executeTakeFirst();
const partner = known?.id ?? (await addPartner(bank.db, NAME));
const platform = await startDemoPlatform({
  bank: bank.address,
  port: Number(process.env["PLATFORM_PORT"] ?? "0"),
  keys: {
    subscription: await issueKey(bank.db, partner, "Subscription", 0),
    fetchHashes: await issueKey(bank.db, partner, "FetchHashes", 0),
    submitFeedback: await issueKey(bank.db, partner, "SubmitFeedback", 0),
  },
});
console.log(`Ownprint bank listening on ${bank.address}`);
console.log(`Demo platform listening on ${platform.address}`);

const end = () => {
  platform
    .close()
    .then(bank.close)
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
};
process.once("SIGINT", end);
process.once("SIGTERM", end);
