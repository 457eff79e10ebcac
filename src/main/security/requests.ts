/**
 * @file The window's session reaches the program's own files and blobs it made itself, nothing else: a page that was taken
 * over could still not send a picture anywhere (promise 1).
 */
import type { Session } from "electron";
import { isOwnAddress, scheme } from "./origin.ts";

/** Blobs of our own origin carry the thumbnails. */
const isOwnBlob = (address: string): boolean => address.startsWith(`blob:${scheme}://`);

export const isAllowedRequest = (address: string): boolean => isOwnAddress(address) || isOwnBlob(address);

export const denyRequests = (session: Session): void => {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedRequest(details.url) });
  });
};
