/** @file The module that is resolved in place of `electron` in the main process. What is not mapped can be imported and is refused. */
import { absent } from "./refusal.ts";

export { app } from "./app.ts";
export { BrowserWindow } from "./browser-window.ts";
export { clipboard, ClipboardItem } from "./clipboard.ts";
export { dialog, Menu, nativeTheme, powerMonitor, screen, shell } from "./desktop.ts";
export { ipcMain } from "./ipc-main.ts";
export { protocol, session } from "./session.ts";
export { utilityProcess } from "./utility-process.ts";

type Main = typeof Electron.Main;
export const autoUpdater = absent<Main["autoUpdater"]>("autoUpdater");
export const BaseWindow = absent<Main["BaseWindow"]>("BaseWindow");
export const BrowserView = absent<Main["BrowserView"]>("BrowserView");
export const contentTracing = absent<Main["contentTracing"]>("contentTracing");
export const crashReporter = absent<Electron.CrashReporter>("crashReporter");
export const desktopCapturer = absent<Main["desktopCapturer"]>("desktopCapturer");
export const globalShortcut = absent<Main["globalShortcut"]>("globalShortcut");
export const inAppPurchase = absent<Main["inAppPurchase"]>("inAppPurchase");
export const MenuItem = absent<Main["MenuItem"]>("MenuItem");
export const MessageChannelMain = absent<Main["MessageChannelMain"]>("MessageChannelMain");
export const nativeImage = absent<typeof Electron.NativeImage>("nativeImage");
export const net = absent<Main["net"]>("net");
export const netLog = absent<Main["netLog"]>("netLog");
export const Notification = absent<Main["Notification"]>("Notification");
export const powerSaveBlocker = absent<Main["powerSaveBlocker"]>("powerSaveBlocker");
export const pushNotifications = absent<Main["pushNotifications"]>("pushNotifications");
export const safeStorage = absent<Main["safeStorage"]>("safeStorage");
export const ShareMenu = absent<Main["ShareMenu"]>("ShareMenu");
export const systemPreferences = absent<Main["systemPreferences"]>("systemPreferences");
export const TouchBar = absent<Main["TouchBar"]>("TouchBar");
export const Tray = absent<Main["Tray"]>("Tray");
export const View = absent<Main["View"]>("View");
export const webContents = absent<Main["webContents"]>("webContents");
export const WebContentsView = absent<Main["WebContentsView"]>("WebContentsView");
export const webFrameMain = absent<Main["webFrameMain"]>("webFrameMain");
