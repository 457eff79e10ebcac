/** @file `ipcMain`: handlers and listeners by channel, called with Electron's event object. */
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from "electron";
import { EventEmitter } from "node:events";
import { refusing } from "./refusal.ts";

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

export interface Sender {
  readonly contents: WebContents;
  readonly frame: WebFrameMain | null;
}

const handlers = new Map<string, Handler>();
const listeners = new EventEmitter();

const eventFrom = ({ contents, frame }: Sender): IpcMainInvokeEvent =>
  refusing<IpcMainInvokeEvent>("IpcMainInvokeEvent", {
    type: "frame",
    sender: contents,
    senderFrame: frame,
    processId: frame?.processId ?? -1,
    frameId: frame?.routingId ?? -1,
    defaultPrevented: false,
    preventDefault: () => {},
  });

/** Throws when nobody handles the channel or the handler does, in Electron's words. */
export const invoke = async (sender: Sender, channel: string, args: readonly unknown[]): Promise<unknown> => {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`);
  try {
    return await handler(eventFrom(sender), ...args);
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
  }
};

export const deliver = (sender: Sender, channel: string, args: readonly unknown[]): void => {
  listeners.emit(channel, eventFrom(sender), ...args);
};

const setHandler = (channel: string, handler: Handler): void => {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
  handlers.set(channel, handler);
};

export const ipcMain = refusing<IpcMain>("ipcMain", {
  handle: setHandler,
  handleOnce: (channel: string, handler: Handler) => {
    setHandler(channel, (event, ...args) => {
      handlers.delete(channel);
      return handler(event, ...args);
    });
  },
  removeHandler: (channel: string) => {
    handlers.delete(channel);
  },
  on: (channel: string, listener: Parameters<EventEmitter["on"]>[1]) => listeners.on(channel, listener),
  once: (channel: string, listener: Parameters<EventEmitter["on"]>[1]) => listeners.once(channel, listener),
  off: (channel: string, listener: Parameters<EventEmitter["on"]>[1]) => listeners.off(channel, listener),
  removeListener: (channel: string, listener: Parameters<EventEmitter["on"]>[1]) => listeners.off(channel, listener),
  removeAllListeners: (channel?: string) => listeners.removeAllListeners(channel),
});
