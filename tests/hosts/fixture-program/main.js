/** @file A small program that uses everything the stand-in has, for the stand-in's own tests. */
/* global Blob, Response */
import { app, BrowserWindow, clipboard, ClipboardItem, dialog, ipcMain, Menu, nativeTheme, net, powerMonitor, protocol, safeStorage, screen, session, shell, utilityProcess } from "electron";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const here = import.meta.dirname;
const csp = "default-src 'none'; script-src 'self' fixture://app; style-src 'self'; img-src https://pictures.example; base-uri 'none'; require-trusted-types-for 'script'";
const types = { ".html": "text/html", ".js": "text/javascript" };

app.commandLine.appendSwitch("disable-background-networking");
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: "fixture", privileges: { standard: true, secure: true } }]);

const log = [];
const note = (name) => () => log.push(name);
app.on("before-quit", note("before-quit"));
app.on("will-quit", () => {
  log.push("will-quit");
  if (process.env.FIXTURE_SAY_END) process.stderr.write(`end: ${log.join(" ")}\n`);
});
app.on("window-all-closed", () => app.quit());
app.on("web-contents-created", (_event, contents) => {
  log.push("web-contents-created");
  contents.on("will-navigate", (event) => {
    if (!event.url.startsWith("fixture://app/")) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-attach-webview", (event) => event.preventDefault());
});

const refusalOf = (attempt) => {
  try {
    attempt();
    return null;
  } catch (error) {
    return error.message;
  }
};

await app.whenReady();
Menu.setApplicationMenu(null);
const own = session.fromPartition("fixture");
const seenRequests = [];
own.webRequest.onBeforeRequest((details, answer) => {
  seenRequests.push({ url: details.url, type: details.resourceType });
  answer({ cancel: details.url.includes("forbidden") });
});
own.webRequest.onHeadersReceived((details, answer) => {
  answer({ responseHeaders: { ...details.responseHeaders, "x-added": ["yes"] } });
});
own.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === "geolocation"));
own.setPermissionCheckHandler((_contents, permission) => permission !== "hid");
own.setDevicePermissionHandler(() => false);
own.protocol.handle("fixture", async (request) => {
  const { pathname, host } = new URL(request.url);
  if (host !== "app") return new Response("", { status: 404 });
  const path = join(here, pathname);
  const type = types[path.slice(path.lastIndexOf("."))];
  if (type === undefined) return new Response("none", { status: 404, headers: { "Content-Security-Policy": csp } });
  return new Response(await readFile(path), { status: 200, headers: { "Content-Type": type, "Content-Security-Policy": csp } });
});

const window = new BrowserWindow({
  title: "Fixture",
  show: false,
  webPreferences: { session: own, preload: join(here, "preload.cjs"), sandbox: true, contextIsolation: true, nodeIntegration: false },
});
window.on("page-title-updated", (event) => event.preventDefault());
window.once("ready-to-show", () => window.show());
window.setContentProtection(true);
window.on("hide", () => window.webContents.send("tick", "hidden"));

ipcMain.handle("echo", (_event, ...args) => args);
ipcMain.handle("describe", (_event, value) => ({
  type: Object.prototype.toString.call(value),
  isMap: value instanceof Map && value.get("k") instanceof Set,
  bytes: value instanceof Map ? [...value.get("bytes")] : null,
}));
ipcMain.handle("not-clonable", () => ({ a: () => {} }));
ipcMain.handle("throws", () => {
  throw new RangeError("too far");
});
ipcMain.handle("sender", (event) => ({
  url: event.senderFrame.url,
  origin: event.senderFrame.origin,
  isTop: event.senderFrame.parent === null && event.senderFrame === event.sender.mainFrame,
  isOurs: event.sender === window.webContents && event.sender.id === window.webContents.id && event.sender.session === own,
}));
ipcMain.handle("count", (event, times) => {
  for (let index = 0; index < times; index += 1) event.sender.send("tick", index);
  return "counted";
});
ipcMain.handle("requests", () => seenRequests);
ipcMain.handle("choose", () => dialog.showOpenDialog(window, { properties: ["openDirectory"] }));
ipcMain.handle("open-link", (_event, url) => shell.openExternal(url));
ipcMain.handle("copy", async (_event, text) => {
  await clipboard.writeText(text);
  return clipboard.readText();
});
ipcMain.handle("copy-marked", async (_event, text, mark) => {
  await clipboard.write([new ClipboardItem({ "text/plain": text, [mark]: new Blob([new Uint8Array(4)]) })]);
  const [item] = await clipboard.read();
  const bytes = new Uint8Array(await (await item.getType(mark)).arrayBuffer());
  const seen = { text: await clipboard.readText(), types: item.types, bytes: [...bytes], has: await clipboard.has(mark) };
  clipboard.clear();
  return { ...seen, after: await clipboard.readText() };
});
ipcMain.handle("save", () => dialog.showSaveDialog(window, { defaultPath: "list.txt" }));
ipcMain.handle("print", (_event, options) => new Promise((resolve) => window.webContents.print(options, (...came) => resolve(came))));
ipcMain.handle("about", () => ({
  version: app.getVersion(),
  name: app.getName(),
  locale: app.getLocale(),
  packaged: app.isPackaged,
  dark: nativeTheme.shouldUseDarkColors,
  width: screen.getPrimaryDisplay().size.width,
  settingsHidden: process.env.STAND_IN_SETTINGS === undefined,
  events: log,
}));
ipcMain.handle("theme", (_event, source) => {
  nativeTheme.themeSource = source;
  return nativeTheme.shouldUseDarkColors;
});
ipcMain.handle("refusals", () => ({
  absentModule: refusalOf(() => net.fetch("https://example.org")),
  safeStorage: refusalOf(() => safeStorage.isEncryptionAvailable()),
  member: refusalOf(() => app.getFileIcon("x")),
  event: refusalOf(() => app.on("no-such-event", () => {})),
  windowMember: refusalOf(() => window.setKiosk(true)),
  option: refusalOf(() => new BrowserWindow({ kiosk: true })),
  weakening: refusalOf(() => new BrowserWindow({ webPreferences: { contextIsolation: false } })),
  persistent: refusalOf(() => session.fromPartition("persist:x")),
}));
ipcMain.handle("pdf", async () => {
  const bytes = await window.webContents.printToPDF({ pageSize: "A4" });
  return [bytes.length, String.fromCharCode(...bytes.subarray(0, 5))];
});
ipcMain.handle("work", () => {
  const child = utilityProcess.fork(join(here, "worker.js"), [], { env: { ONLY: "this" }, stdio: "ignore", serviceName: "fixture" });
  const value = new Map([["bytes", new Uint8Array([1, 2, 255])]]);
  return new Promise((resolve) => {
    let reply;
    child.once("message", (message) => {
      reply = message;
      child.postMessage("exit");
    });
    child.once("exit", (code) => resolve({ reply, code, pid: child.pid ?? null }));
    child.postMessage(value);
  });
});
ipcMain.on("close-me", () => window.close());
for (const event of ["suspend", "lock-screen"]) powerMonitor.on(event, () => window.webContents.send("tick", event));

await window.loadURL("fixture://app/page.html");
