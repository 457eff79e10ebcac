/** @file What `npm start` runs once everything is installed and built: the program, in the host there is. */
import { spawn } from "node:child_process";
import process from "node:process";
import { chooseHost, hasDisplay, root } from "./choose.ts";
import { startInStandIn } from "./stand-in-host.ts";

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

const run = async (): Promise<number> => {
  const host = chooseHost();
  if (host === null) {
    say("There is neither Electron's runtime nor an installed Chromium. Fetch one: node node_modules/electron/install.js, or apt-get install chromium.");
    return 3;
  }
  if (!hasDisplay()) {
    say("There is no display to open a window on. Set DISPLAY, or run `npm run demo`, which drives the program without one.");
    return 3;
  }
  if (host.kind === "electron") {
    say("Starting in Electron.");
    const child = spawn(host.executable, [root, ...process.argv.slice(2)], { stdio: "inherit", cwd: root });
    return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  }
  say(`Electron's runtime is not here: starting in the stand-in on ${host.chromium} (for trying out, not for real use).`);
  const started = startInStandIn(host.chromium, { display: true, args: process.argv.slice(2) }, "inherit");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => started.child.kill(signal));
  const code = await started.ended;
  started.removeTraces();
  return code ?? 1;
};

process.exit(await run());
