/**
 * @file The whole loop on one machine, for demonstration: a bank and a platform that reads it, in one process. Prints a line for
 * each; BANK_PORT and PLATFORM_PORT choose the ports.
 */
import { optionsFrom } from "../src/environment.ts";
import { startBank } from "../src/server.ts";
import { joinDemoPlatform } from "./join.ts";

const bank = await startBank(optionsFrom(process.env));
const platform = await joinDemoPlatform(bank, { port: Number(process.env["PLATFORM_PORT"] ?? "0") });
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
