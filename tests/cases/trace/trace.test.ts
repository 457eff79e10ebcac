import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startBank } from "../../../bank/src/server.ts";
import { canStartKeyring, useKeyringSession } from "../doubles/keyring-session.ts";

const child = fileURLToPath(new URL("child.ts", import.meta.url));
const hasStrace = spawnSync("which", ["strace"], { stdio: "ignore" }).status === 0;

/** Files that a traced process opened for writing, made, or gave a name. */
const touched = (trace: string): readonly string[] => {
  const files = new Set<string>();
  for (const line of trace.split("\n")) {
    const opened = /\bopen(?:at)?\([^"]*"([^"]+)", ([A-Z_|0-9]+)/.exec(line);
    if (opened !== null && /O_WRONLY|O_RDWR|O_CREAT/.test(opened[2] ?? "")) files.add(opened[1] ?? "");
    const named = /\b(?:rename|link|mkdir|mknod|symlink)(?:at|at2)?\([^"]*"([^"]+)"(?:, [^"]*"([^"]+)")?/.exec(line);
    for (const name of [named?.[1], named?.[2]]) if (name !== undefined) files.add(name);
  }
  return [...files];
};

const contains = (bytes: Buffer, secret: string) =>
  (["utf8", "utf16le"] as const).some((encoding) => bytes.includes(Buffer.from(secret, encoding))) ||
  bytes.includes(Buffer.from(secret, "utf16le").swap16()) ||
  (/^[0-9a-f]{32,}$/.test(secret) && (bytes.includes(Buffer.from(secret, "hex")) || bytes.includes(Buffer.from(secret.toUpperCase(), "latin1"))));

// Needs Debian's strace beside dbus and gnome-keyring.
describe.skipIf(!canStartKeyring || !hasStrace)("what a day of cases leaves on the disk", () => {
  const session = useKeyringSession("unlocked");

  it("tells nothing: no label, number, PIN, passphrase, name or fingerprint in any file that was touched", async () => {
    const bank = await startBank({ scrypt: { logN: 10, r: 8, p: 1 } });
    const traces = await mkdtemp(join(tmpdir(), "trace-"));
    const trace = join(traces, "strace");
    try {
      const home = session().env["HOME"] ?? "";
      const started = fork(child, [bank.address], {
        execPath: "strace",
        execArgv: ["-f", "-qq", "-s", "4096", "-e", "trace=file", "-o", trace, process.execPath],
        env: { ...session().env, TMPDIR: home },
        cwd: home,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      const secrets: string[] = [];
      started.on("message", (message) => {
        if (Array.isArray(message)) secrets.push(...message.filter((text) => typeof text === "string"));
      });
      const [code] = (await once(started, "exit")) as [number | null];
      expect(code).toBe(0);
      expect(secrets.length).toBeGreaterThan(30);

      const text = await readFile(trace, "utf8");
      // The trace itself saw the program at work, or looking through it would prove nothing.
      expect(text).toContain("keyring");
      const names = touched(text).map((name) => (name.startsWith("/") ? name : join(home, name)));
      const keyring = join(home, "data/keyrings/login.keyring");
      expect(existsSync(keyring)).toBe(true);
      const places = [...new Set([...names, keyring, join(home, "data/keyrings/user.keystore")])];
      for (const place of places) for (const secret of secrets) expect(place).not.toContain(secret);
      for (const place of places.filter((name) => existsSync(name) && statSync(name).isFile())) {
        const bytes = await readFile(place);
        expect([place, secrets.filter((secret) => contains(bytes, secret))]).toEqual([place, []]);
      }
      // Of its own the program wrote no file at all: what is kept, the keychain keeps.
      const own = names.filter((name) => !/^\/(?:dev|proc|sys)\//.test(name));
      expect(own.filter((name) => existsSync(name) && statSync(name).isFile())).toEqual([]);
    } finally {
      await bank.close();
      await rm(traces, { recursive: true, force: true });
    }
  }, 180_000);

  it("would be noticed: the search finds what is there, in either encoding", () => {
    for (const encoding of ["utf8", "utf16le"] as const) expect(contains(Buffer.from("a Фото с телефона b", encoding), "Фото с телефона")).toBe(true);
    expect(contains(Buffer.from("00".repeat(8) + "ab".repeat(32), "hex"), "ab".repeat(32))).toBe(true);
    expect(contains(Buffer.from("nothing"), "Фото")).toBe(false);
  });
});
