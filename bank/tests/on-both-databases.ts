/** @file Runs one specification twice: on PGlite in memory, and on a PostgreSQL that is started for it. */
import { afterAll, beforeAll, describe } from "vitest";
import type { DatabaseChoice } from "../src/database/open.ts";
import { postgresBin, startPostgres, type Postgres } from "./postgres.ts";

/** A new, empty database each time it is asked. */
export type NewDatabase = () => Promise<DatabaseChoice>;

export const onBothDatabases = (title: string, specify: (newDatabase: NewDatabase) => void): void => {
  describe(`${title}, on PGlite`, () => {
    specify(() => Promise.resolve({ kind: "pglite", folder: null }));
  });
  describe.skipIf(postgresBin === null)(`${title}, on PostgreSQL (skipped where Debian's package is missing)`, () => {
    let postgres: Postgres | null = null;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(async () => {
      await postgres?.remove();
    });
    specify(async () => {
      if (postgres === null) throw new Error("the server was not started");
      return { kind: "postgres", url: await postgres.newDatabase(), connections: 10 };
    });
  });
};
