/** @file Opens the database there is: PostgreSQL by its address, or PGlite (PostgreSQL in this process) in a folder or in memory. */
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { Pool, TypeOverrides } from "pg";
import { takeFolder } from "./folder-lock.ts";
import { migrations } from "./migrations/index.ts";
import type { BankTables } from "./schema.ts";

export type Database = Kysely<BankTables>;

export type DatabaseChoice =
  | { readonly kind: "postgres"; readonly url: string; readonly connections: number }
  | { readonly kind: "pglite"; readonly folder: string | null };

const INT8 = 20;

/** Both drivers give 64-bit whole numbers as numbers: ours stay below 2^53. */
const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("a number in the database is beyond 2^53");
  return value;
};

const openPostgres = (url: string, connections: number): Database => {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, wholeNumber);
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    types,
  });
  // A connection that breaks is replaced when one is next needed; without listeners it would end the process, from the pool
  // while it is idle and from itself while it is used. Whoever asked is told by the failure of the query.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<BankTables>({ dialect: new PostgresDialect({ pool }) });
};

/** A PGlite that lets go of its folder when it is closed. */
class FolderPglite extends PGlite {
  letGo: () => void = () => undefined;

  override async close(): Promise<void> {
    await super.close();
    this.letGo();
  }
}

const openPglite = async (folder: string | null): Promise<Database> => {
  const parsers = { [INT8]: wholeNumber };
  if (folder === null) return new Kysely<BankTables>({ dialect: new PGliteDialect({ pglite: await PGlite.create({ parsers }) }) });
  const letGo = takeFolder(folder);
  const pglite = new FolderPglite(join(folder, "pglite"), { parsers });
  pglite.letGo = letGo;
  try {
    await pglite.waitReady;
  } catch (fault) {
    letGo();
    throw fault;
  }
  return new Kysely<BankTables>({ dialect: new PGliteDialect({ pglite }) });
};

/**
 * Brings the tables up to date. Several banks on one database may do so at once: Kysely's migrator takes a lock. Throws what
 * the database said.
 */
export const migrate = async (db: Database): Promise<void> => {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error("a migration failed");
};

/** Opens the database and brings its tables up to date. Throws what the database said when it can't. */
export const openDatabase = async (choice: DatabaseChoice): Promise<Database> => {
  const db = choice.kind === "postgres" ? openPostgres(choice.url, choice.connections) : await openPglite(choice.folder);
  try {
    await migrate(db);
  } catch (fault) {
    await db.destroy();
    throw fault;
  }
  return db;
};
