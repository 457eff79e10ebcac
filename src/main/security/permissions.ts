/** @file The page needs no camera, no clipboard reading, no notifications, no device: every request and check is denied. */
import type { Session } from "electron";

export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
};
