/** @file `npm run bank`: starts the reference hash bank on this machine's loopback and prints its address. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, environment, pinnedNode, root } from "./setup.mjs";

ensureInstalled();
const bank = spawn(pinnedNode, [join(root, "bank", "src", "index.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...environment(), BANK_PORT: process.env.BANK_PORT ?? "4870" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => bank.kill(signal));
bank.on("exit", (code) => process.exit(code ?? 0));
