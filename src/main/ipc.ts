/** @file The one place that touches Electron's raw IPC. */
import { ipcMain } from "electron";
import { contract, type OwnprintHandlers } from "../shared/contract/index.ts";
import { register } from "./registrar.ts";
import type { SenderCheck } from "./security/sender.ts";

export const connectIpc = (handlers: OwnprintHandlers, isTrusted: SenderCheck): void => {
  register({
    ipc: ipcMain,
    tree: contract,
    handlers,
    isTrusted,
    onFault: (channel, fault) => {
      // A channel's name and the kind of fault are all that is ever logged: docs/logging.md.
      process.stderr.write(`${channel}: ${fault}\n`);
    },
  });
};
