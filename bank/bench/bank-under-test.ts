/** @file The bank in a process of its own, with real PIN hashing and no limit that a load generator on one address would meet. */
import { defaultLimits } from "../src/options.ts";
import { startBank } from "../src/server.ts";
import type { DatabaseChoice } from "../src/database/open.ts";

const folder = process.env["BENCH_FOLDER"];
const url = process.env["BENCH_URL"];
const database: DatabaseChoice =
  url === undefined || url === "" ? { kind: "pglite", folder: folder ?? null } : { kind: "postgres", url, connections: 10 };

const bank = await startBank({
  database,
  metricsPort: 0,
  pepper: "a pepper for measuring only",
  limits: { ...defaultLimits, casesPerAddress: 10_000_000, attemptsPerAddress: 10_000_000, attemptsPerCase: 1_000_000 },
});
console.log(JSON.stringify({ address: bank.address, metricsAddress: bank.metricsAddress }));
process.once("SIGTERM", () => {
  bank.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
