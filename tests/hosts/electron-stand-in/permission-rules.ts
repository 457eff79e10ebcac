/** @file The program's word on permissions. Chromium itself starts with all of them denied; a yes of the program is passed on. */
import type { Session, WebContents } from "electron";
import { records } from "./records.ts";

type RequestHandler = Parameters<Session["setPermissionRequestHandler"]>[0];
type CheckHandler = Parameters<Session["setPermissionCheckHandler"]>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1];
type Checked = Parameters<NonNullable<CheckHandler>>[1];

const devices = new Set(["hid", "usb", "serial", "bluetooth"]);

/** Electron's names, and what Chromium's DevTools protocol calls them. */
export const chromiumPermissions: Readonly<Record<string, readonly string[]>> = {
  media: ["camera", "microphone"],
  "display-capture": ["display-capture"],
  geolocation: ["geolocation"],
  notifications: ["notifications"],
  "clipboard-read": ["clipboard-read"],
  "clipboard-sanitized-write": ["clipboard-write"],
  midi: ["midi"],
  "background-sync": ["background-sync"],
  "idle-detection": ["idle-detection"],
  "storage-access": ["storage-access"],
  "window-management": ["window-management"],
  sensors: ["accelerometer", "gyroscope", "magnetometer", "ambient-light-sensor"],
  "local-fonts": ["local-fonts"],
  "persistent-storage": ["persistent-storage"],
};

export interface PermissionRules {
  readonly methods: Pick<Session, "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler">;
  readonly decide: (contents: WebContents, permission: string, origin: string, url: string) => Promise<boolean>;
}

export const permissionRules = (): PermissionRules => {
  let request: RequestHandler = null;
  let check: CheckHandler = null;
  const asked = (contents: WebContents, permission: string, url: string): Promise<boolean> =>
    new Promise((resolve) => {
      // As in Electron, a session without a handler says yes.
      if (request === null) resolve(true);
      else request(contents, permission as Permission, resolve, { isMainFrame: true, requestingUrl: url });
    });
  return {
    methods: {
      setPermissionRequestHandler: (handler) => {
        request = handler;
      },
      setPermissionCheckHandler: (handler) => {
        check = handler;
      },
      // No device can be chosen here, so this handler is never asked.
      setDevicePermissionHandler: () => {},
    },
    decide: async (contents, permission, origin, url) => {
      const details = { isMainFrame: true, requestingUrl: url };
      const isChecked = check === null || check(contents, permission as Checked, origin, details);
      const isAllowed = isChecked && !devices.has(permission) && (await asked(contents, permission, url));
      if (!isAllowed) records.deniedPermissions.push({ permission, origin });
      return isAllowed;
    },
  };
};
