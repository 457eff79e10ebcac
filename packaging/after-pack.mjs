/** @file Runs after the files are laid out and before anything is signed. */
import { flipFuses } from "@electron/fuses";
import { join } from "node:path";
import { fuses } from "./fuses.mjs";

/** @param {import("app-builder-lib").AfterPackContext} context */
export default async function afterPack(context) {
  const { appOutDir, electronPlatformName, packager } = context;
  const name = packager.appInfo.productFilename;
  const binary = {
    darwin: join(appOutDir, `${name}.app`),
    win32: join(appOutDir, `${name}.exe`),
    linux: join(appOutDir, "executableName" in packager ? String(packager.executableName) : name.toLowerCase()),
  }[electronPlatformName];
  if (binary === undefined) throw new Error(`No fuses are known for ${electronPlatformName}.`);
  await flipFuses(binary, { ...fuses, resetAdHocDarwinSignature: electronPlatformName === "darwin" });
}
