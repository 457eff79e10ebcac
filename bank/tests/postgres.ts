/** @file A PostgreSQL of the tests' own: Debian's programs, a new data folder, a socket in it and no network. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const DEBIAN = "/usr/lib/postgresql";

const newest = (): string | null => {
  if (!existsSync(DEBIAN)) return null;
  const version = readdirSync(DEBIAN)
    .filter((name) => existsSync(join(DEBIAN, name, "bin", "initdb")))
    .toSorted((a, b) => Number(b) - Number(a))[0];
  return version === undefined ? null : join(DEBIAN, version, "bin");
};

/** Where the server's programs are; null when Debian's package `postgresql` is not installed. */
export const postgresBin = newest();

/** The server refuses to run as root, so root lends it the identity of the package's own user. */
const identity = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
};

export interface Postgres {
  /** Makes an empty database and gives its address. */
  readonly newDatabase: () => Promise<string>;
  readonly start: () => Promise<void>;
  /** As a power cut would: nothing is finished, nothing is said to clients. */
  readonly kill: () => Promise<void>;
  /** Runs one of PostgreSQL's own programs, such as pg_dump, as its user; gives what it wrote. */
  readonly run: (program: string, args: readonly string[], input?: Uint8Array) => Buffer;
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });

/** Makes a data folder and starts a server on it. `durable: false` leaves out waiting for the disk, for speed. */
export const startPostgres = async ({ durable = false } = {}): Promise<Postgres> => {
  if (postgresBin === null) throw new Error("PostgreSQL is not installed (Debian: apt-get install postgresql)");
  const bin = postgresBin;
  const folder = mkdtempSync(join(tmpdir(), "ownprint-pg-"));
  const who = identity();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, "data");
  const run: Postgres["run"] = (program, args, input) =>
    execFileSync(join(bin, program), args, { ...who, cwd: folder, input, maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "pipe"] });
  run("initdb", ["-D", data, "-U", "bank", "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-locale"]);

  let server: ChildProcess | null = null;
  const address = (database: string) => `postgres://bank@localhost/${database}?host=${encodeURIComponent(folder)}`;
  const answers = async (): Promise<boolean> => {
    const client = new Client({ connectionString: address("postgres") });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("select 1");
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const start = async () => {
    const settings = [`listen_addresses=`, `unix_socket_directories=${folder}`, "max_connections=120"];
    if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
    server = spawn(join(bin, "postgres"), ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
      ...who,
      cwd: folder,
      stdio: "ignore",
    });
    for (let tries = 0; tries < 300; tries += 1) {
      if (await answers()) return;
      await sleep(100);
    }
    throw new Error("PostgreSQL did not start");
  };
  const stop = async (signal: "SIGINT" | "SIGQUIT") => {
    if (server === null) return;
    server.kill(signal);
    await ended(server);
    server = null;
  };
  // A test that is torn down without its cleanups must not leave a server behind.
  process.once("exit", () => server?.kill("SIGQUIT"));
  await start();
  let count = 0;
  return {
    folder,
    start,
    run,
    kill: () => stop("SIGQUIT"),
    newDatabase: async () => {
      count += 1;
      const name = `bank_${String(count)}`;
      const client = new Client({ connectionString: address("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    remove: async () => {
      await stop("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
