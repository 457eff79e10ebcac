/**
 * @file A real Secret Service of the test's own: a message bus, gnome-keyring and an empty home, apart from whatever session
 * the tests run in. Everything it starts is ended by its own process id.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll } from "vitest";

const present = (program: string) => spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** Whether this machine can start one at all. */
export const canStartKeyring = process.platform === "linux" && ["dbus-daemon", "dbus-send", "gnome-keyring-daemon"].every(present);

export interface KeyringSession {
  /** The environment of a process in this session. */
  readonly env: NodeJS.ProcessEnv;
  /** Locks every collection, as the system does when its owner asks it to. */
  readonly lock: () => void;
  readonly stop: () => Promise<void>;
}

const ended = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 2_000);
  await exit;
  clearTimeout(late);
};

const firstLine = async (child: ChildProcess): Promise<string> => {
  let text = "";
  if (child.stdout === null) throw new Error("no output to read");
  for await (const chunk of child.stdout) {
    text += String(chunk);
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error(`ended before it was ready: ${text}`);
};

/** What the Secret Service on this bus answers; empty when nobody does. */
const askedOf = (env: NodeJS.ProcessEnv, path: string, ...question: readonly string[]): string => {
  const asked = spawnSync("dbus-send", ["--session", "--print-reply", "--dest=org.freedesktop.secrets", path, ...question], { env, encoding: "utf8" });
  return asked.status === 0 ? asked.stdout : "";
};

/** Until somebody offers secrets on the bus and has a collection open to keep them in: it is there a moment before it is unlocked. */
const untilOffered = async (env: NodeJS.ProcessEnv) => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const alias = askedOf(env, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias", "string:default");
    const [collection] = /\/org\/freedesktop\/secrets\/collection\/\w+/.exec(alias) ?? [];
    const lock = ["org.freedesktop.DBus.Properties.Get", "string:org.freedesktop.Secret.Collection", "string:Locked"] as const;
    if (collection !== undefined && askedOf(env, collection, ...lock).includes("boolean false")) return;
    await sleep(50);
  }
  throw new Error("gnome-keyring did not get ready within ten seconds");
};

/** @param keyring `unlocked` makes a collection and opens it; `none` starts a bus on which nobody offers secrets. */
export const startKeyringSession = async (keyring: "unlocked" | "none"): Promise<KeyringSession> => {
  const home = await mkdtemp(join(tmpdir(), "keyring-session-"));
  const runtime = join(home, "run");
  await mkdir(runtime, { mode: 0o700 });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, "data"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_RUNTIME_DIR: runtime,
    // Without a display the unlock window can't open, which the keyring reports as dismissed.
    DISPLAY: "",
    WAYLAND_DISPLAY: "",
  };
  const config = join(home, "bus.conf");
  // No service directories: nothing is started on the bus by itself.
  await writeFile(
    config,
    `<busconfig><type>session</type><listen>unix:path=${join(runtime, "bus")}</listen><policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  );
  let daemon: ChildProcess | null = null;
  const bus = spawn("dbus-daemon", ["--nofork", "--print-address=1", `--config-file=${config}`], { env, stdio: ["ignore", "pipe", "ignore"] });
  // Should the tests end without stopping it: nothing is left running.
  const atExit = () => {
    daemon?.kill("SIGKILL");
    bus.kill("SIGKILL");
  };
  process.once("exit", atExit);
  env["DBUS_SESSION_BUS_ADDRESS"] = await firstLine(bus);
  if (keyring === "unlocked") {
    daemon = spawn("gnome-keyring-daemon", ["--foreground", "--unlock", "--components=secrets"], { env, stdio: ["pipe", "ignore", "ignore"] });
    daemon.stdin?.end("only for this test");
    await untilOffered(env);
  }
  return {
    env,
    lock: () => {
      const locked = spawnSync(
        "dbus-send",
        [
          "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets",
          "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/collection/login",
        ],
        { env, encoding: "utf8" },
      );
      if (locked.status !== 0) throw new Error(locked.stderr);
    },
    stop: async () => {
      process.off("exit", atExit);
      if (daemon !== null) await ended(daemon);
      await ended(bus);
      await rm(home, { recursive: true, force: true });
    },
  };
};

/**
 * Puts this test file's own process into a session of its own, for as long as its tests run. One session a file: the
 * library below remembers the first bus it met for as long as the process lives.
 */
export const useKeyringSession = (keyring: "unlocked" | "none"): (() => KeyringSession) => {
  const before = process.env["DBUS_SESSION_BUS_ADDRESS"];
  let session: KeyringSession | null = null;
  beforeAll(async () => {
    session = await startKeyringSession(keyring);
    process.env["DBUS_SESSION_BUS_ADDRESS"] = session.env["DBUS_SESSION_BUS_ADDRESS"];
  });
  afterAll(async () => {
    await session?.stop();
    if (before === undefined) delete process.env["DBUS_SESSION_BUS_ADDRESS"];
    else process.env["DBUS_SESSION_BUS_ADDRESS"] = before;
  });
  return () => {
    if (session === null) throw new Error("The session starts with the first test.");
    return session;
  };
};
