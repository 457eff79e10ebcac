/** @file Loaded first in every utility process of the stand-in: gives it `process.parentPort`, and takes Node's own line away. */
import { EventEmitter } from "node:events";
import process from "node:process";

const send = process.send?.bind(process);
if (send !== undefined) {
  const port = new EventEmitter();
  const early: unknown[] = [];
  // Electron keeps messages until somebody listens.
  port.on("newListener", (name) => {
    if (name === "message") queueMicrotask(() => {
      for (const data of early.splice(0)) port.emit("message", { data, ports: [] });
    });
  });
  process.on("message", (data) => {
    if (port.listenerCount("message") === 0) early.push(data);
    else port.emit("message", { data, ports: [] });
  });
  // Without its program the process has nothing to do.
  process.on("disconnect", () => process.exit(0));
  Object.assign(port, {
    start: () => {},
    pause: () => {},
    postMessage: (message: unknown) => {
      if (process.connected) send(message);
    },
  });
  Object.defineProperty(process, "parentPort", { value: port, enumerable: true });
  Object.defineProperty(process, "send", { value: undefined });
}
