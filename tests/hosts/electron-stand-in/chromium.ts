/** @file Starts the installed Chromium for this run, with a new, empty profile that the launcher removes. */
import { chromium, type Browser } from "playwright-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { settings } from "./settings.ts";

/** Playwright reads these names from the environment while it starts; the program must not see them changed. */
const withEnvironment = async <T>(changes: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> => {
  const before = Object.keys(changes).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, changes);
  try {
    return await run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
};

/** Where Chromium would leave something outside its profile. */
const homes = new Set(["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"]);

const ownHome = (): Record<string, string> => {
  const home = join(settings.folder, "home");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const kept = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !homes.has(entry[0]));
  return { ...Object.fromEntries(kept), HOME: home };
};

/** Playwright gives its own list under this switch, and Chromium would heed only the last. */
const keptOut = new Set(["disable-features", "enable-features"]);

/** @param switches what the program appended to Chromium's command line */
export const startChromium = (switches: readonly (readonly [name: string, value?: string])[]): Promise<Browser> => {
  const fromProgram = switches
    .filter(([name]) => !keptOut.has(name))
    .map(([name, value]) => (value === undefined || value === "" ? `--${name}` : `--${name}=${value}`));
  return withEnvironment({ TMPDIR: settings.folder, PWTEST_SERVER_REGISTRY: join(settings.folder, "r") }, () =>
    chromium.launch({
      executablePath: settings.chromium,
      headless: !settings.display,
      // A sandbox of its own is Chromium's default; for root it refuses to start with one.
      chromiumSandbox: process.getuid?.() !== 0,
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      env: ownHome(),
      args: [
        "--disable-sync",
        "--no-pings",
        // Nothing is ever looked up or connected to: the program's own files are answered before that.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        ...fromProgram,
      ],
    }),
  );
};

/** Lets a test on this machine drive the same pages; the address is a socket in this run's own folder. */
export const shareBrowser = async (browser: Browser): Promise<string> => {
  const { endpoint } = await withEnvironment(
    { PWTEST_SERVER_REGISTRY: join(settings.folder, "r"), PWTEST_SOCKETS_DIR: join(settings.folder, "s") },
    () => browser.bind("stand-in"),
  );
  return endpoint;
};
