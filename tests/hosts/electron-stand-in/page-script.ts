/**
 * @file Runs in the page before any of its own scripts: gives the built preload what Electron's sandboxed preload has, and
 * keeps it in a closure. Its source is injected, so it may use nothing but its parameters.
 */
import type { Codec } from "./codec.ts";

/** Named so that the stand-in can tell its own pause from any other. */
export const pathQuestion = "standInPathOf";

/** From the page to the program. */
export type FromPage =
  | { readonly op: "hello" }
  | { readonly op: "next" }
  | { readonly op: "invoke"; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly op: "send"; readonly channel: string; readonly args: string }
  | { readonly op: "open-window"; readonly url: string }
  | { readonly op: "leave-to"; readonly url: string }
  | { readonly op: "permission"; readonly permission: string };

/** From the program to the page, in the order in which the program said it. */
export type ToPage =
  | { readonly kind: "event"; readonly channel: string; readonly args: string }
  | { readonly kind: "answer"; readonly id: number; readonly value: string }
  | { readonly kind: "failure"; readonly id: number; readonly message: string };

export interface PageParts {
  readonly binding: string;
  readonly createCodec: () => Codec;
  readonly platform: string;
  readonly preload: ((require: (name: string) => unknown, module: { exports: object }, exports: object, process: object) => void) | null;
}

export const installPage = ({ binding, createCodec, platform, preload }: PageParts): void => {
  type Call = (message: string) => Promise<string>;
  type Callable = (...args: unknown[]) => unknown;
  const globals = window as unknown as Record<string, unknown>;
  const call = globals[binding] as Call;
  // From here on only this closure can speak with the program.
  Reflect.deleteProperty(globals, binding);
  if (window !== window.top) return;
  const codec = createCodec();
  const say = (message: FromPage): Promise<string> => call(JSON.stringify(message));

  // --- ipcRenderer
  const listeners = new Map<string, Set<Callable>>();
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>();
  let lastId = 0;
  const refuse = (owner: string, provided: object): object =>
    new Proxy(provided, {
      get: (target, member, receiver) => {
        if (typeof member === "symbol" || member in target || member === "then") return Reflect.get(target, member, receiver) as unknown;
        throw new Error(`The stand-in for Electron has no ${owner}.${member}.`);
      },
    });
  const listen = (channel: string, listener: Callable): void => {
    const known = listeners.get(channel) ?? new Set();
    listeners.set(channel, known.add(listener));
  };
  const unlisten = (channel: string, listener: Callable): void => {
    listeners.get(channel)?.delete(listener);
  };
  const ipcRenderer = refuse("ipcRenderer", {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> => {
      const id = (lastId += 1);
      // What can't be copied rejects, as in Electron, because the executor's errors do.
      return new Promise((resolve, reject) => {
        const encoded = codec.encode(args);
        waiting.set(id, { resolve, reject });
        void say({ op: "invoke", id, channel, args: encoded });
      });
    },
    send: (channel: string, ...args: unknown[]): void => {
      void say({ op: "send", channel, args: codec.encode(args) });
    },
    on: listen,
    addListener: listen,
    once: (channel: string, listener: Callable): void => {
      const once = (...args: unknown[]): void => {
        unlisten(channel, once);
        listener(...args);
      };
      listen(channel, once);
    },
    off: unlisten,
    removeListener: unlisten,
    removeAllListeners: (channel: string): void => {
      listeners.delete(channel);
    },
  });
  const take = (message: ToPage): void => {
    switch (message.kind) {
      case "event":
        for (const listener of [...(listeners.get(message.channel) ?? [])]) {
          // A listener that throws must not silence the others.
          try {
            listener({ sender: ipcRenderer, ports: [] }, ...(codec.decode(message.args) as unknown[]));
          } catch (error) {
            reportError(error);
          }
        }
        break;
      case "answer":
        waiting.get(message.id)?.resolve(codec.decode(message.value));
        waiting.delete(message.id);
        break;
      case "failure":
        waiting.get(message.id)?.reject(new Error(message.message));
        waiting.delete(message.id);
        break;
    }
  };
  const listenForever = async (): Promise<void> => {
    await say({ op: "hello" });
    for (;;) {
      for (const message of JSON.parse(await say({ op: "next" })) as ToPage[]) take(message);
    }
  };

  // --- contextBridge: what crosses is copied, functions become proxies, the result is frozen
  const cross = (value: unknown, seen = new Map<object, unknown>()): unknown => {
    if (typeof value === "function") {
      const inner = value as Callable;
      return (...args: unknown[]): unknown => cross(inner(...args.map((arg) => cross(arg))));
    }
    if (typeof value === "symbol") throw new TypeError("Symbols can't cross the context bridge.");
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) return value.then((result: unknown) => cross(result), (error: unknown) => Promise.reject(cross(error) as Error));
    if (value instanceof Blob || value instanceof Element) return value;
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      seen.set(value, copy);
      for (const member of value) copy.push(cross(member, seen));
      return copy;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      const copy = {};
      seen.set(value, copy);
      for (const [key, member] of Object.entries(value)) {
        Object.defineProperty(copy, key, { value: cross(member, seen), writable: true, enumerable: true, configurable: true });
      }
      return copy;
    }
    return structuredClone(value);
  };
  const freeze = (value: unknown): unknown => {
    if ((typeof value === "object" && value !== null) || typeof value === "function") {
      if (!Object.isFrozen(value) && !ArrayBuffer.isView(value)) {
        Object.freeze(value);
        for (const member of Object.values(value)) freeze(member);
      }
    }
    return value;
  };
  const contextBridge = refuse("contextBridge", {
    exposeInMainWorld: (key: string, api: unknown): void => {
      if (Object.hasOwn(window, key)) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      Object.defineProperty(window, key, { value: freeze(cross(api)), writable: false, enumerable: true, configurable: false });
    },
  });

  // --- webUtils: only the debugger can learn the path behind a File, and it can do so while the page stands still
  function standInPathOf(file: File): string {
    if (!(file instanceof File)) throw new TypeError("getPathForFile expected to receive a File object but one was not provided.");
    // Written by the stand-in while the page is paused.
    // eslint-disable-next-line prefer-const
    let answer = "";
    // eslint-disable-next-line no-debugger
    debugger;
    return answer;
  }
  const webUtils = refuse("webUtils", { getPathForFile: standInPathOf });

  // --- windows, links out of the program, permissions: the program decides
  window.open = (url?: string | URL): null => {
    void say({ op: "open-window", url: url === undefined || url === "" ? "about:blank" : new URL(url, document.baseURI).href });
    return null;
  };
  const webAddress = /^https?:/;
  const navigation = (globals as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener("navigate", (event) => {
    const { destination, cancelable } = event as Event & { readonly destination: { readonly url: string; readonly sameDocument: boolean } };
    // Requests for web addresses are decided by the program itself; these would go past it.
    if (destination.sameDocument || webAddress.test(destination.url)) return;
    if (cancelable) event.preventDefault();
    void say({ op: "leave-to", url: destination.url });
  });
  const isAllowed = async (permission: string): Promise<boolean> => (await say({ op: "permission", permission })) === "granted";
  const guard = (owner: object | undefined, member: string, permission: string): void => {
    const native: unknown = owner === undefined ? undefined : Reflect.get(owner, member);
    if (owner === undefined || typeof native !== "function") return;
    const guarded = async (...args: unknown[]): Promise<unknown> => {
      if (await isAllowed(permission)) return (native as Callable).apply(owner, args);
      const [, onError] = args;
      if (permission === "geolocation" && typeof onError === "function") return (onError as Callable)({ code: 1, message: "User denied Geolocation" });
      if (permission === "notifications") return "denied";
      throw new DOMException("Permission denied", "NotAllowedError");
    };
    Object.defineProperty(owner, member, { value: guarded, writable: true, configurable: true });
  };
  const device = navigator as unknown as Record<string, object | undefined>;
  guard(device["mediaDevices"], "getUserMedia", "media");
  guard(device["mediaDevices"], "getDisplayMedia", "display-capture");
  guard(device["geolocation"], "getCurrentPosition", "geolocation");
  guard(device["clipboard"], "read", "clipboard-read");
  guard(device["clipboard"], "readText", "clipboard-read");
  guard(device["clipboard"], "write", "clipboard-sanitized-write");
  guard(device["clipboard"], "writeText", "clipboard-sanitized-write");
  guard(navigator, "requestMIDIAccess", "midi");
  for (const kind of ["hid", "usb", "serial", "bluetooth"]) {
    guard(device[kind], kind === "serial" ? "requestPort" : "requestDevice", kind);
  }
  if ("Notification" in window) guard(window.Notification, "requestPermission", "notifications");

  // --- the note on the screen: outside the program's root, closed to it, silent for screen readers
  const showBadge = (): void => {
    const host = document.createElement("div");
    host.setAttribute("aria-hidden", "true");
    const styles: Readonly<Record<string, string>> = {
      position: "fixed", right: "0", bottom: "0", "z-index": "2147483647", "pointer-events": "none", padding: "1px 6px",
      font: "10px/1.4 sans-serif", color: "#fff", background: "#555", "border-top-left-radius": "4px", opacity: "0.85",
    };
    const note = document.createElement("div");
    for (const [name, value] of Object.entries(styles)) note.style.setProperty(name, value);
    note.textContent = "Stand-in for Electron: for tests only";
    host.attachShadow({ mode: "closed" }).append(note);
    document.documentElement.append(host);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showBadge, { once: true });
  else showBadge();

  void listenForever().catch(() => {
    // The window is going; there is nobody left to listen to.
  });

  const electron = refuse("electron (in a preload)", { ipcRenderer, contextBridge, webUtils });
  const require = (name: string): unknown => {
    if (name === "electron" || name === "electron/renderer") return electron;
    throw new Error(`A sandboxed preload can't require "${name}".`);
  };
  const module = { exports: {} };
  const process = Object.freeze({ platform, type: "renderer", sandboxed: true, contextIsolated: true });
  preload?.(require, module, module.exports, process);
};

/** The script for a page whose preload has this source. */
export const pageScript = (parts: {
  readonly binding: string;
  readonly codecSource: string;
  readonly preload: string | null;
}): string => `(() => {
  const createCodec = ${parts.codecSource};
  const installPage = ${installPage.toString()};
  installPage({
    binding: ${JSON.stringify(parts.binding)},
    createCodec,
    platform: ${JSON.stringify(process.platform)},
    preload: ${parts.preload === null ? "null" : `(require, module, exports, process) => {\n${parts.preload}\n}`},
  });
})();`;
