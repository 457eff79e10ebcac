/** @file `protocol`: the schemes the program registered and the handlers that answer for them. */
import type { CustomScheme, Protocol } from "electron";
import { mapScheme } from "./addresses.ts";
import { refusing } from "./refusal.ts";

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

const registered = new Map<string, CustomScheme>();
let isReady = false;

/** Privileges are fixed once the program is ready, as in Electron. */
export const closeRegistration = (): void => {
  isReady = true;
};

const registerSchemesAsPrivileged = (schemes: CustomScheme[]): void => {
  if (isReady) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
  for (const custom of schemes) {
    registered.set(custom.scheme, custom);
    mapScheme(custom.scheme);
  }
};

export interface Schemes {
  readonly protocol: Protocol;
  readonly handlerFor: (address: string) => SchemeHandler | undefined;
}

export const createSchemes = (): Schemes => {
  const handlers = new Map<string, SchemeHandler>();
  return {
    protocol: refusing<Protocol>("protocol", {
      registerSchemesAsPrivileged,
      handle: (scheme: string, handler: SchemeHandler) => {
        if (!registered.has(scheme)) throw new Error(`The stand-in handles registered schemes only; "${scheme}" is none.`);
        if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        handlers.set(scheme, handler);
      },
      unhandle: (scheme: string) => {
        handlers.delete(scheme);
      },
      isProtocolHandled: (scheme: string) => handlers.has(scheme),
    } satisfies Partial<Protocol>),
    handlerFor: (address) => handlers.get(new URL(address).protocol.slice(0, -1)),
  };
};
