/** @file Each rule of src/main/security on objects in Electron's shape; tests/security/renderer.test.ts tries them in a real Chromium. */
import type { App, BrowserWindow, Session } from "electron";
import { EventEmitter } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { quietChromium } from "../../src/main/security/command-line.ts";
import { protectContent } from "../../src/main/security/content-protection.ts";
import { contentSecurityPolicy } from "../../src/main/security/content-security-policy.ts";
import { openHelplineSite, openKnownLink } from "../../src/main/security/external-links.ts";
import { guardAllContents } from "../../src/main/security/index.ts";
import { isOwnAddress } from "../../src/main/security/origin.ts";
import { denyPermissions } from "../../src/main/security/permissions.ts";
import { isAllowedRequest } from "../../src/main/security/requests.ts";
import { senderCheck } from "../../src/main/security/sender.ts";
import { linkAddress, linkId } from "../../src/shared/contract/help.ts";

const foreignAddresses = [
  "https://example.org/",
  "http://127.0.0.1:4870/v1/cases",
  "file:///etc/passwd",
  "data:text/html,hello",
  "javascript:alert(1)",
  "about:blank",
  "chrome://version",
  "devtools://devtools/bundled/inspector.html",
  "ownprint://other/index.html",
  "ownprint://app.example.org/",
  "ownprint://user@app/",
  "ownprintx://app/",
  "blob:https://example.org/2f0c",
  "ws://localhost/",
  "",
  "not an address",
] as const;

describe("our own origin", () => {
  test.each(foreignAddresses)("is not %j", (address) => {
    expect(isOwnAddress(address)).toBe(false);
    expect(isAllowedRequest(address)).toBe(false);
  });

  test("is ownprint://app, and requests may also read its blobs", () => {
    expect(isOwnAddress("ownprint://app/index.html")).toBe(true);
    expect(isAllowedRequest("ownprint://app/assets/a.js")).toBe(true);
    expect(isAllowedRequest("blob:ownprint://app/2f0c")).toBe(true);
    expect(isOwnAddress("blob:ownprint://app/2f0c")).toBe(false);
  });
});

/** A page as the guards see it: it emits what Electron emits and remembers the handler for new windows. */
const guardedContents = () => {
  const app = new EventEmitter();
  const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler: ReturnType<typeof vi.fn> };
  contents.setWindowOpenHandler = vi.fn();
  guardAllContents(app as unknown as App);
  app.emit("web-contents-created", {}, contents);
  return contents;
};

const isPrevented = (contents: EventEmitter, name: string, details: object): boolean => {
  const preventDefault = vi.fn();
  contents.emit(name, { ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
};

describe("every page", () => {
  test.each(foreignAddresses)("can't go to %j", (url) => {
    expect(isPrevented(guardedContents(), "will-navigate", { url })).toBe(true);
    expect(isPrevented(guardedContents(), "will-frame-navigate", { url, isMainFrame: true })).toBe(true);
  });

  test("can't fill a frame, not even with our own page", () => {
    expect(isPrevented(guardedContents(), "will-frame-navigate", { url: "ownprint://app/index.html", isMainFrame: false })).toBe(true);
  });

  test("can't be redirected", () => {
    expect(isPrevented(guardedContents(), "will-redirect", { url: "ownprint://app/index.html" })).toBe(true);
  });

  test("can't attach a webview", () => {
    expect(isPrevented(guardedContents(), "will-attach-webview", {})).toBe(true);
  });

  test("can't open a window", () => {
    const handler = guardedContents().setWindowOpenHandler.mock.calls[0]?.[0] as () => unknown;
    expect(handler()).toEqual({ action: "deny" });
  });
});

describe("the session", () => {
  test("denies every permission, asked for or checked", () => {
    const set: Record<string, (...args: unknown[]) => unknown> = {};
    const remember =
      (name: string) =>
      (handler: (...args: unknown[]) => unknown): void => {
        set[name] = handler;
      };
    denyPermissions({
      setPermissionRequestHandler: remember("request"),
      setPermissionCheckHandler: remember("check"),
      setDevicePermissionHandler: remember("device"),
    } as unknown as Session);
    for (const permission of ["media", "clipboard-read", "notifications", "geolocation", "fullscreen", "openExternal", "fileSystem"]) {
      const answer = vi.fn();
      set["request"]?.({}, permission, answer);
      expect(answer.mock.calls).toEqual([[false]]);
      expect(set["check"]?.(null, permission)).toBe(false);
    }
    expect(set["device"]?.({})).toBe(false);
  });
});

describe("the sender check", () => {
  const ours = { senderFrame: { url: "ownprint://app/index.html", parent: null }, sender: { id: 7 } };
  type Event = Parameters<ReturnType<typeof senderCheck>>[0];
  const check = (event: unknown, id: number | null = 7) => senderCheck(() => id)(event as Event);

  test("trusts the main frame of our window at our origin", () => {
    expect(check(ours)).toBe(true);
  });

  test.each([
    ["a frame that is gone", { ...ours, senderFrame: null }],
    ["a frame inside the page", { ...ours, senderFrame: { ...ours.senderFrame, parent: {} } }],
    ["another page", { ...ours, senderFrame: { ...ours.senderFrame, url: "https://example.org/" } }],
    ["a blank page", { ...ours, senderFrame: { ...ours.senderFrame, url: "about:blank" } }],
    ["another window", { ...ours, sender: { id: 8 } }],
  ])("refuses %s", (_who, event) => {
    expect(check(event)).toBe(false);
  });

  test("refuses everyone while there is no window", () => {
    expect(check(ours, null)).toBe(false);
  });
});

describe("the rest of the list", () => {
  test("the content security policy starts from nothing and names no connection", () => {
    const directives = contentSecurityPolicy.split("; ");
    expect(directives[0]).toBe("default-src 'none'");
    expect(contentSecurityPolicy).not.toMatch(/connect-src|unsafe|\*|https?:|data:/);
  });

  test("the window is kept out of screenshots", () => {
    const setContentProtection = vi.fn();
    protectContent({ setContentProtection } as unknown as BrowserWindow);
    expect(setContentProtection.mock.calls).toEqual([[true]]);
  });

  test("links are known by name and go out over https", async () => {
    const openExternal = vi.fn(() => Promise.resolve());
    for (const link of linkId.options) await openKnownLink({ openExternal }, link);
    expect(openExternal.mock.calls.flat()).toEqual(linkId.options.map((link) => linkAddress[link]));
    expect(Object.values(linkAddress).every((address) => new URL(address).protocol === "https:")).toBe(true);
  });

  test("a helpline's website is known by the entry's id, and nothing else opens", async () => {
    const openExternal = vi.fn(() => Promise.resolve());
    expect(await openHelplineSite({ openExternal }, "nz-netsafe")).toBe(true);
    expect(await openHelplineSite({ openExternal }, "gb-samaritans")).toBe(false);
    expect(await openHelplineSite({ openExternal }, "https://example.com")).toBe(false);
    expect(openExternal.mock.calls).toEqual([["https://netsafe.org.nz"]]);
  });

  test("Chromium is told to look nothing up and to keep nothing", () => {
    const appendSwitch = vi.fn();
    quietChromium({ commandLine: { appendSwitch } } as unknown as App);
    const names = appendSwitch.mock.calls.map(([name]) => String(name));
    expect(names).toEqual(expect.arrayContaining(["disable-background-networking", "disable-sync", "disable-http-cache", "host-resolver-rules"]));
  });
});
