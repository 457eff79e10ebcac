/** @file `npm run bench -w bank`: what one bank bears on this machine, on both databases. docs/bank.md keeps the figures. */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { postgresBin, startPostgres } from "../tests/postgres.ts";
import type { DatabaseChoice } from "../src/database/open.ts";
import { loadCreate, loadFeed, loadParts, loadStatus, readWhole } from "./load.ts";
import { seed } from "./seed.ts";
import { startUnderTest } from "./under-test.ts";

const COUNT = Number(process.env["BENCH_FINGERPRINTS"] ?? "1000000");

const measure = async (name: string, choice: DatabaseChoice, environment: Readonly<Record<string, string>>): Promise<void> => {
  const seeding = performance.now();
  const keys = await seed(choice, COUNT);
  console.log(`\n${name}, ${COUNT.toLocaleString("en")} fingerprints (put in within ${((performance.now() - seeding) / 1_000).toFixed(0)} s)\n`);
  const bank = await startUnderTest(environment);
  try {
    const whole = await readWhole(bank, keys, COUNT);
    console.log("| what | a second | p50 ms | p99 ms | failures |\n| --- | ---: | ---: | ---: | ---: |");
    for (const load of [
      await loadFeed(bank, keys, COUNT),
      await loadStatus(bank),
      await loadCreate(bank),
      await loadParts(bank),
    ]) {
      console.log(`| ${load.what} | ${load.perSecond.toFixed(1)} | ${load.p50} | ${load.p99} | ${load.failures} |`);
    }
    console.log(
      `\nWhole feed: ${whole.records.toLocaleString("en")} records in ${whole.seconds.toFixed(0)} s, ${Math.round(whole.records / whole.seconds).toLocaleString("en")} a second.` +
        `\nThe bank's resident memory after each tenth, in MiB: ${whole.residentMiB.join(", ")}.`,
    );
  } finally {
    await bank.end();
  }
};

console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}; 8 connections, 15 s each.`);

if (postgresBin === null) {
  console.log("\nPostgreSQL: not measured, as Debian's package is not installed.");
} else {
  const postgres = await startPostgres({ durable: true });
  try {
    const url = await postgres.newDatabase();
    await measure("PostgreSQL", { kind: "postgres", url, connections: 10 }, { BENCH_URL: url });
  } finally {
    await postgres.remove();
  }
}

const folder = mkdtempSync(join(tmpdir(), "ownprint-bench-"));
try {
  await measure("PGlite in a folder", { kind: "pglite", folder }, { BENCH_FOLDER: folder });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
