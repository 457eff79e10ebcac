/** @file Electron's fuses, each with its reason. `strictlyRequireAllFuses` makes a fuse that is not named here an error. */
import { FuseV1Options, FuseVersion } from "@electron/fuses";

/** @type {import("@electron/fuses").FuseConfig} */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The program must not serve as a Node that runs anybody's script with its name and its keychain entries.
  [FuseV1Options.RunAsNode]: false,
  // There are no cookies; if a bug ever wrote one, it would not be in plain text.
  [FuseV1Options.EnableCookieEncryption]: true,
  // Nobody who can set a variable gets code into the process.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // A changed archive does not start (Windows and macOS).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We make no snapshot.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come from our own scheme, so file: needs no privileges.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // HEIC is decoded by WebAssembly; trap handlers keep its bounds checks cheap.
  [FuseV1Options.WasmTrapHandlers]: true,
};
