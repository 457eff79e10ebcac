/** @file One way to talk to the main process, whichever of the two hosts started this one. */

/** How an isolated process speaks to the one that started it. */
export interface Channel {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: "message", listener: (event: { readonly data: unknown }) => void) => void;
}

/** Electron adds `process.parentPort` to its utility processes; it is not in Node's types. */
const electronPort = (): ParentPort | undefined => (process as unknown as { readonly parentPort?: ParentPort }).parentPort;

/** Opens the channel to the parent. Without a parent the process ends: there is nobody to work for. */
export const openChannel = (): Channel => {
  const port = electronPort();
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on("message", ({ data }) => listener(data)),
    };
  }
  process.on("disconnect", () => process.exit(0));
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
      else process.exit(0);
    },
    onMessage: (listener) => void process.on("message", listener),
  };
};
