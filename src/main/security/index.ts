/** @file The list of rules, one small module each. docs/threat-model.md names the danger behind each line. */
import type { App, Session, WebContents } from "electron";
import { denyNavigation } from "./navigation.ts";
import { denyNewWindows } from "./new-windows.ts";
import { denyPermissions } from "./permissions.ts";
import { denyRequests } from "./requests.ts";
import { denyWebviews } from "./webviews.ts";

export const guardSession = (session: Session): void => {
  denyPermissions(session);
  denyRequests(session);
};

const guardContents = (contents: WebContents): void => {
  denyNavigation(contents);
  denyNewWindows(contents);
  denyWebviews(contents);
};

/** Every page there will ever be, not only the one we open. */
export const guardAllContents = (app: App): void => {
  app.on("web-contents-created", (_event, contents) => {
    guardContents(contents);
  });
};
