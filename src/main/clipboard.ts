/**
 * @file Number and PIN on their way through the clipboard: put there by main itself, marked so that histories, synchronised
 * clipboards and clipboard managers leave them out where the system has such a mark, and taken off again after a minute.
 */
import type { Clipboard, ClipboardItem } from "electron";
import { milliseconds, type Milliseconds } from "../shared/model/brand.ts";

/** Long enough to change the window and paste, short enough to be forgotten. */
export const CLEARS_AFTER: Milliseconds = milliseconds.parse(60_000);

const marked = (name: string): string => `electron application/osclipboard;format="${name}"`;
/** A Windows DWORD of zero. */
const no = (): Blob => new Blob([new Uint8Array(4)]);

/**
 * What each system's own history and the usual managers look for. Windows: Microsoft's "Cloud Clipboard and Clipboard History
 * Formats". macOS: nspasteboard.org. Linux: Klipper's hint, heeded by other managers too; GNOME keeps no history of its own.
 */
const marks = (platform: NodeJS.Platform): Readonly<Record<string, string | Blob>> => {
  if (platform === "win32") {
    return {
      [marked("ExcludeClipboardContentFromMonitorProcessing")]: no(),
      [marked("CanIncludeInClipboardHistory")]: no(),
      [marked("CanUploadToCloudClipboard")]: no(),
    };
  }
  if (platform === "darwin") return { [marked("org.nspasteboard.ConcealedType")]: "", [marked("org.nspasteboard.TransientType")]: "" };
  return { [marked("x-kde-passwordManagerHint")]: "secret" };
};

export interface SecretClipboard {
  /** Puts a secret there in place of whatever was there. False when the system did not take it. */
  readonly put: (secret: string) => Promise<boolean>;
  /** Takes off what was put there, unless something else was copied since. */
  readonly clear: () => Promise<void>;
  /** Whether something of ours may be there. */
  readonly holds: () => boolean;
}

export interface ClipboardParts {
  readonly clipboard: Pick<Clipboard, "write" | "readText" | "clear">;
  readonly Item: typeof ClipboardItem;
  readonly platform: NodeJS.Platform;
}

export const secretClipboard = ({ clipboard, Item, platform }: ClipboardParts): SecretClipboard => {
  let held: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  // One after another, so that a secret that is still on its way is taken off too.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };

  const clear = (): Promise<void> =>
    inTurn(async () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (held === null) return;
      const ours = held;
      held = null;
      // Where it can't be read, what is there is most likely ours.
      const there = await clipboard.readText().catch(() => ours);
      if (there === ours) clipboard.clear();
    }).catch(() => undefined);

  return {
    put: (secret) => {
      // Known before it is there: quick exit may come in between.
      held = secret;
      return inTurn(async () => {
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => void clear(), CLEARS_AFTER);
        timer.unref();
        held = secret;
        await clipboard.write([new Item({ "text/plain": secret, ...marks(platform) })]);
        return true;
      }).catch(() => false);
    },
    clear,
    holds: () => held !== null,
  };
};
