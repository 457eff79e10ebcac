/** @file Events as Electron emits them, from a closed list of names: waiting for one that can't come is refused. */
import { EventEmitter } from "node:events";

type Listener = Parameters<EventEmitter["on"]>[1];

export class KnownEvents extends EventEmitter {
  readonly #owner: string;
  readonly #names: ReadonlySet<string>;

  constructor(owner: string, names: readonly string[]) {
    super();
    this.#owner = owner;
    this.#names = new Set(names);
  }

  #check(name: string | symbol): void {
    if (typeof name === "string" && !this.#names.has(name)) {
      throw new Error(`The stand-in for Electron never emits "${name}" on ${this.#owner}. Add it in tests/hosts/electron-stand-in.`);
    }
  }

  override on(name: string | symbol, listener: Listener): this {
    this.#check(name);
    return super.on(name, listener);
  }

  override addListener(name: string | symbol, listener: Listener): this {
    return this.on(name, listener);
  }

  override once(name: string | symbol, listener: Listener): this {
    this.#check(name);
    return super.once(name, listener);
  }
}

export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  readonly preventDefault: () => void;
}

/** An event object with the details that Electron puts on it. */
export const preventable = <D extends object>(details: D): D & PreventableEvent => {
  let prevented = false;
  return Object.defineProperties({ ...details } as D & PreventableEvent, {
    defaultPrevented: { get: () => prevented },
    preventDefault: { value: () => { prevented = true; } },
  });
};
