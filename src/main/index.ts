/** @file The composition root. It reads as a list: what the program is made of, in the order it comes to life. */
import { app, clipboard as systemClipboard, ClipboardItem, dialog, Menu, powerMonitor, protocol, session, shell, type BrowserWindow } from "electron";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createCases, journalKeys, keychainStore, sessionStore } from "../cases/index.ts";
import { createEngine } from "../engine/index.ts";
import { contract } from "../shared/contract/index.ts";
import { bankFromEnvironment, shownBank } from "./bank-destination.ts";
import { secretClipboard } from "./clipboard.ts";
import { createGrants } from "./grants.ts";
import { createHandlers } from "./handlers/index.ts";
import { connectIpc } from "./ipc.ts";
import { spawnUtilityProcess } from "./utility-process.ts";
import { createPaper } from "./paper.ts";
import { createProfile } from "./profile.ts";
import { publisher } from "./registrar.ts";
import { createScans } from "./scans.ts";
import { ownScheme, serveOwnFiles } from "./scheme.ts";
import { quietChromium } from "./security/command-line.ts";
import { openHelplineSite, openKnownLink } from "./security/external-links.ts";
import { guardAllContents, guardSession } from "./security/index.ts";
import { senderCheck } from "./security/sender.ts";
import { createStays } from "./stays.ts";
import { stateFolder } from "./state-folder.ts";
import { createUnfinished } from "./unfinished.ts";
import { openWindow } from "./window.ts";

// Whatever is created from here on can be read by this user alone.
process.umask(0o077);

const profile = createProfile(process.env);
app.setPath("userData", profile.folder);
app.setPath("crashDumps", profile.folder);
quietChromium(app);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([ownScheme]);
guardAllContents(app);

const out = join(import.meta.dirname, "..");
let window: BrowserWindow | null = null;
const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);
const publish = publisher(contract, contents);

const bank = bankFromEnvironment(process.env);
const engine = createEngine({ spawn: spawnUtilityProcess(join(import.meta.dirname, "worker.js")) });
const clipboard = secretClipboard({ clipboard: systemClipboard, Item: ClipboardItem, platform: process.platform });
const paper = createPaper();
const grants = createGrants();
const stays = createStays();
const unfinished = createUnfinished({
  folder: stateFolder(process.env, process.platform),
  keys: journalKeys(),
  mayKeep: async () => {
    const [place, secrets] = [await cases.spaces.status(), await cases.secrets.status()];
    return place.ok && place.value.place.kind === "personal" && secrets.ok && secrets.value.using === "keychain" && secrets.value.keychain === "ready";
  },
});
const scans = createScans(engine, (progress) => publish("scan", "progressed", progress), unfinished);
/** Whoever sits here next finds nothing of what was chosen, scanned, copied, or on its way to paper. */
const endStay = (): void => {
  stays.end();
  scans.forgetAll();
  grants.clear();
  paper.close();
  void clipboard.clear();
};
const cases = createCases({
  stores: { keychain: keychainStore(), session: sessionStore() },
  bank,
  onProgress: (progress) => publish("sending", "progressed", progress),
  onPlaceChanged: (status) => {
    publish("spaces", "changed", status);
    // Locked by itself, which no command of the window's asked for.
    endStay();
  },
});

/** Everything this session knew, gone from memory as far as a program can see to it. */
const forgetEverything = (): void => {
  scans.close();
  grants.clear();
  paper.close();
  cases.close();
};

/** The window goes first: whoever looks must see nothing, however long the rest takes. */
const leave = (): void => {
  window?.hide();
  window?.destroy();
  window = null;
  forgetEverything();
  app.quit();
};

const start = async (): Promise<void> => {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  // No "persist:": this session lives in memory.
  const ownSession = session.fromPartition("ownprint");
  guardSession(ownSession);
  serveOwnFiles(ownSession.protocol, join(out, "renderer"));

  const handlers = createHandlers({
    app: { version: app.getVersion(), locale: () => app.getLocale(), bank: shownBank(bank), leave },
    files: {
      grants,
      openDialog: (options) => (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options)),
    },
    stays,
    endStay,
    saveDialog: (options) => (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options)),
    scans,
    cases,
    clipboard,
    paper,
    openLink: (link) => openKnownLink(shell, link),
    openHelpline: (id) => openHelplineSite(shell, id),
  });
  connectIpc(
    handlers,
    senderCheck(() => contents()?.id ?? null),
  );

  powerMonitor.on("suspend", () => {
    publish("app", "cover", { why: "suspend" });
    cases.lockSpace();
    void clipboard.clear();
  });
  powerMonitor.on("lock-screen", () => {
    publish("app", "cover", { why: "screen-lock" });
    cases.lockSpace();
    void clipboard.clear();
  });

  window = openWindow({ session: ownSession, preload: join(out, "preload", "index.cjs"), isPackaged: app.isPackaged });
  const cover = (): void => publish("app", "cover", { why: "hidden" });
  window.on("hide", cover);
  window.on("minimize", cover);
  window.on("closed", () => {
    window = null;
    // A page on its way to paper would keep the program alive behind nothing.
    paper.close();
  });
};

app.on("window-all-closed", () => app.quit());
let isClipboardLeft = false;
app.on("before-quit", (event) => {
  if (isClipboardLeft || !clipboard.holds()) return;
  // Reading what is there takes a moment, and a system that never answers must not keep the program: then it ends as it was asked to.
  event.preventDefault();
  void Promise.race([clipboard.clear(), setTimeout(1_000)]).finally(() => {
    isClipboardLeft = true;
    app.quit();
  });
});
app.on("will-quit", () => {
  forgetEverything();
  void engine.close();
  profile.remove();
});
void start();
