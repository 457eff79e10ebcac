/**
 * @file `npm run package`: packs the built program. With Electron's runtime it makes the installers of this system; without
 * it, it lays the program into a stub runtime under dist/ and says so: enough to test what goes in, not to be started.
 */
import { existsSync, mkdirSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, root, runNode } from "./setup.mjs";

ensureInstalled();
ensureBuilt();

const stubOnly = process.argv.includes("--stub");
const electronFolder = join(root, "node_modules", "electron");
const hasRuntime = () => existsSync(join(electronFolder, "dist", "version"));
if (!stubOnly && !hasRuntime()) runNode([join(electronFolder, "install.js")], { stdio: "ignore", timeout: 300_000 });
const real = !stubOnly && hasRuntime();

// The shipped ffmpeg is fetched here and nowhere else.
const ffmpegFolder = join(root, ".cache", "ffmpeg");
mkdirSync(ffmpegFolder, { recursive: true });
if (real) {
  const ffmpegStatic = join(root, "node_modules", "ffmpeg-static");
  runNode([join(ffmpegStatic, "install.js")], { cwd: ffmpegStatic });
  for (const name of ["ffmpeg", "ffmpeg.exe", "LICENSE"]) {
    if (existsSync(join(ffmpegStatic, name))) cpSync(join(ffmpegStatic, name), join(ffmpegFolder, name));
  }
}

const builder = [join(root, "node_modules", "electron-builder", "cli.js"), "--config", "electron-builder.yml", "--publish", "never"];
if (real) {
  process.exit(runNode(builder));
}

const { writeStubRuntime } = await import("../packaging/stub-runtime.mjs");
const version = JSON.parse(readFileSync(join(electronFolder, "package.json"), "utf8")).version;
const stub = join(root, ".cache", "electron-stub");
writeStubRuntime(stub, version);
console.log("Electron's runtime is not here and can't be fetched: packing against a stub, to test what goes into a package.");
process.exit(runNode([...builder, "--linux", "dir", `--config.electronDist=${stub}`]));
