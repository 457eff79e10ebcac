/**
 * @file Who may call: the main frame of our one window, showing our own page. Everything unknown is refused, a frame that is
 * gone included.
 */
import type { IpcMainInvokeEvent } from "electron";
import { isOwnAddress } from "./origin.ts";

export type SenderCheck = (event: Pick<IpcMainInvokeEvent, "senderFrame" | "sender">) => boolean;

/** `windowContentsId` is null while there is no window. */
export const senderCheck =
  (windowContentsId: () => number | null): SenderCheck =>
  (event) => {
    const frame = event.senderFrame;
    if (frame === null) return false;
    return event.sender.id === windowContentsId() && frame.parent === null && isOwnAddress(frame.url);
  };
