/**
 * @file What every command needs before it can run: packages, Debian's packages where they can be had, the built program.
 * Plain JavaScript, because it runs before anything is installed, on whatever Node called npm.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const onWindows = process.platform === "win32";

/** The Node that the project pins, the same major as Electron's. */
export const pinnedNode = join(root, "node_modules", "node", "bin", onWindows ? "node.exe" : "node");

/** The environment for everything the scripts start: the pinned Node comes first. */
export const environment = () => ({
  ...process.env,
  PATH: [join(root, "node_modules", ".bin"), dirname(process.execPath), process.env.PATH ?? ""].join(delimiter),
});

/** Set-up talks on standard error, so that a command's own output stays clean for the next program. */
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/**
 * Runs a command to its end and gives its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
export const run = (command, args, options = {}) => {
  const ended = spawnSync(command, args, { cwd: root, stdio: "inherit", env: environment(), ...options });
  if (ended.error) say(`Could not start ${command}: ${ended.error.message}`);
  return ended.status ?? 1;
};

/** @param {readonly string[]} args @param {import("node:child_process").SpawnSyncOptions} [options] */
export const runNode = (args, options) => run(pinnedNode, args, options);

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, "utf8"));

/** True when node_modules holds what package-lock.json names, so that nothing needs to be installed. */
const isInstalled = () => {
  const installedList = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedList) || !existsSync(pinnedNode)) return false;
  const installed = readJson(installedList).packages;
  return Object.entries(readJson(join(root, "package-lock.json")).packages).every(
    ([path, wanted]) =>
      path === "" ||
      !path.includes("node_modules/") ||
      wanted.link === true ||
      wanted.optional === true ||
      wanted.devOptional === true ||
      installed[path]?.version === wanted.version,
  );
};

export const ensureInstalled = () => {
  if (isInstalled()) return;
  say("Installing packages (once) ...");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  // npm's own words go to standard error too.
  const stdio = /** @type {import("node:child_process").StdioOptions} */ (["ignore", 2, 2]);
  const code = npm?.endsWith(".js")
    ? run(process.execPath, [npm, ...args], { stdio })
    : run(onWindows ? "npm.cmd" : "npm", args, { stdio, shell: onWindows });
  if (code !== 0) {
    say("The packages could not be installed. Check the network and the registry settings of npm, then try again.");
    process.exit(code);
  }
};

const onPath = (/** @type {string} */ command) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, command)));

/** What Debian calls the programs that tests, the demo and the bench use, and how to see that they are there. */
const debianPackages = [
  { name: "chromium", isThere: () => onPath("chromium") },
  { name: "ffmpeg", isThere: () => onPath("ffmpeg") },
  { name: "dbus", isThere: () => onPath("dbus-run-session") },
  { name: "gnome-keyring", isThere: () => onPath("gnome-keyring-daemon") },
  { name: "xvfb", isThere: () => onPath("Xvfb") },
  { name: "postgresql", isThere: () => existsSync("/usr/lib/postgresql") },
  { name: "libheif-examples", isThere: () => onPath("heif-enc") || onPath("heif-convert") },
  { name: "fonts-noto-core", isThere: () => existsSync("/usr/share/fonts/truetype/noto") },
  { name: "poppler-utils", isThere: () => onPath("pdftotext") },
];

/** On Debian as root installs what is missing; elsewhere says what is missing and goes on. */
export const ensureSystemPackages = () => {
  const missing = debianPackages.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  if (process.platform !== "linux" || missing.length === 0) return;
  if (process.getuid?.() !== 0 || !onPath("apt-get")) {
    say(`Not installed on this system: ${missing.join(", ")}. What needs them is left out or says so.`);
    return;
  }
  say(`Installing ${missing.join(", ")} ...`);
  const quiet = { env: { ...environment(), DEBIAN_FRONTEND: "noninteractive" }, stdio: /** @type {import("node:child_process").StdioOptions} */ (["ignore", "ignore", 2]) };
  run("apt-get", ["update", "-qq"], quiet);
  if (run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], quiet) !== 0) {
    say("Some of them could not be installed. What needs them is left out or says so.");
  }
};

/** @param {string} path @param {(path: string) => void} visit */
const eachFile = (path, visit) => {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return visit(path);
  for (const entry of readdirSync(path).sort()) eachFile(join(path, entry), visit);
};

/** A digest over everything that goes into out/. */
const sourceDigest = () => {
  const digest = createHash("sha256");
  for (const part of ["src", "assets", "electron.vite.config.ts", "package-lock.json", "tsconfig.base.json"]) {
    eachFile(join(root, part), (path) => digest.update(path).update(readFileSync(path)));
  }
  return digest.digest("hex");
};

export const ensureBuilt = () => {
  const stamp = join(root, "out", ".built-from");
  const digest = sourceDigest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  say("Building the program ...");
  const code = runNode([join("node_modules", "electron-vite", "bin", "electron-vite.js"), "build", "--logLevel", "warn"], { stdio: ["ignore", 2, 2] });
  if (code !== 0) process.exit(code);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
};
