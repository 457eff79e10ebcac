/** @file The one window. Its title never changes and never says more than the program's name (safety rule S4). */
import { BrowserWindow, type Session } from "electron";
import { protectContent } from "./security/content-protection.ts";
import { appUrl } from "./security/origin.ts";

export interface WindowParts {
  readonly session: Session;
  readonly preload: string;
  readonly isPackaged: boolean;
}

export const openWindow = ({ session, preload, isPackaged }: WindowParts): BrowserWindow => {
  const window = new BrowserWindow({
    title: "Ownprint",
    width: 1120,
    height: 800,
    minWidth: 480,
    minHeight: 420,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  });
  protectContent(window);
  window.on("page-title-updated", (event) => {
    event.preventDefault();
  });
  window.once("ready-to-show", () => {
    window.show();
  });
  void window.loadURL(appUrl);
  return window;
};
