/** @file `clipboard` and `ClipboardItem`: this program's own, so that a test neither reads nor overwrites a person's. */
import type { Clipboard, ClipboardItem as ElectronItem } from "electron";
import { onCommand } from "./control.ts";
import { refusing } from "./refusal.ts";

type Payloads = ConstructorParameters<typeof ElectronItem>[0];

/** One entry with a payload for each type, as the W3C's class of that name. Bookmarks are not taken here. */
export class ClipboardItem {
  readonly #payloads: Payloads;
  readonly types: string[];

  constructor(payloads: Payloads) {
    this.#payloads = payloads;
    this.types = Object.keys(payloads);
    if (this.types.length === 0) throw new TypeError("A ClipboardItem needs at least one type.");
  }

  readonly getType = async (type: string): Promise<Blob> => {
    const payload = await this.#payloads[type];
    if (payload === undefined) throw new Error(`The clipboard holds no ${type}.`);
    if (typeof payload === "string") return new Blob([payload]);
    if (payload instanceof Blob) return payload;
    throw new Error("The stand-in for Electron keeps no bookmarks on its clipboard.");
  };
}

let held: ClipboardItem | null = null;

const readText = async (): Promise<string> => (held?.types.includes("text/plain") === true ? (await held.getType("text/plain")).text() : "");

export const clipboard = refusing<Clipboard>("clipboard", {
  write: (items: ClipboardItem[]) => {
    const [only, ...more] = items;
    if (only === undefined || more.length > 0) return Promise.reject(new Error("The stand-in for Electron writes one ClipboardItem at a time."));
    held = only;
    return Promise.resolve();
  },
  writeText: (text: string) => {
    held = new ClipboardItem({ "text/plain": text });
    return Promise.resolve();
  },
  read: () => Promise.resolve((held === null ? [] : [held]) as unknown as ElectronItem[]),
  readText,
  has: (type: string) => Promise.resolve(held?.types.includes(type) ?? false),
  clear: () => {
    held = null;
  },
} satisfies Partial<Record<keyof Clipboard, unknown>>);

onCommand("clipboard-text", readText);
onCommand("clipboard-types", () => held?.types ?? []);
onCommand("copy-elsewhere", (text) => {
  held = new ClipboardItem({ "text/plain": String(text) });
});
