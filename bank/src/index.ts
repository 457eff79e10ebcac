/** @file The bank as a program of its own: reads its environment, prints one line, and ends gently when told to. */
import { FolderInUse } from "./database/folder-lock.ts";
import { BadSetting, optionsFrom } from "./environment.ts";
import { startBank } from "./server.ts";

const run = async (): Promise<void> => {
  const bank = await startBank(optionsFrom(process.env));
  console.log(`Ownprint bank listening on ${bank.address}`);
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    bank.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
};

run().catch((fault: unknown) => {
  const told =
    fault instanceof BadSetting
      ? fault.message
      : fault instanceof FolderInUse
        ? "BANK_DATA_DIR is open in another program."
        : "The bank could not start: is its port free, and does its database answer?";
  console.error(told);
  process.exit(fault instanceof BadSetting ? 2 : 1);
});
