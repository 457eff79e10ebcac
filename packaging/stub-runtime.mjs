/**
 * @file A stand-in for Electron's runtime where it can't be downloaded: just enough of its folder for the packer to lay the
 * program into it, so that tests can look at what a package would hold. It can't be started.
 */
import { mkdirSync, rmSync, writeFileSync, chmodSync } from "node:fs";
import { join } from "node:path";

/** Marks the place in a real binary where the fuses are; version 1, then how many there are, then their states. */
const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuseCount = 9;

/** @param {string} folder emptied and filled @param {string} version of Electron */
export const writeStubRuntime = (folder, version) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "resources"), { recursive: true });
  mkdirSync(join(folder, "locales"));
  const wire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, fuseCount]), Buffer.from("0".repeat(fuseCount))]);
  writeFileSync(join(folder, "electron"), Buffer.concat([Buffer.from("This is not Electron.\n"), wire, Buffer.alloc(64)]));
  chmodSync(join(folder, "electron"), 0o755);
  writeFileSync(join(folder, "version"), version);
  writeFileSync(join(folder, "LICENSE"), "stub\n");
  writeFileSync(join(folder, "LICENSES.chromium.html"), "stub\n");
  writeFileSync(join(folder, "locales", "en-US.pak"), "stub\n");
};
