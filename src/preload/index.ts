/** @file Turns the contract into `window.ownprint`. No logic: names in, calls out. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from "electron";
import { channelOf, contract, type Entry, type Tree } from "../shared/contract/index.ts";

const bind = (channel: string, entry: Entry): unknown => {
  switch (entry.kind) {
    case "command":
      return (args: unknown): Promise<unknown> => ipcRenderer.invoke(channel, args);
    case "drop":
      return (files: readonly File[]): Promise<unknown> =>
        ipcRenderer.invoke(
          channel,
          files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ""),
        );
    case "event":
      return (listener: (payload: unknown) => void): (() => void) => {
        const onEvent = (_event: IpcRendererEvent, payload: unknown): void => {
          listener(payload);
        };
        ipcRenderer.on(channel, onEvent);
        return () => {
          ipcRenderer.removeListener(channel, onEvent);
        };
      };
  }
};

const tree: Tree = contract;

const api = Object.fromEntries(
  Object.entries(tree).map(([area, entries]) => [
    area,
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, bind(channelOf(area, name), entry)])),
  ]),
);

contextBridge.exposeInMainWorld("ownprint", api);
