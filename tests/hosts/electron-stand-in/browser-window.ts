/** @file `BrowserWindow`: a page of the session's context, opened at once, shown as far as a headless Chromium shows anything. */
import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions } from "electron";
import type { Page } from "playwright-core";
import { KnownEvents, preventable } from "./emitter.ts";
import { refuseUnknown, refusing } from "./refusal.ts";
import { ownSessionOf, type OwnSession } from "./session.ts";
import { settings } from "./settings.ts";
import { PageContents } from "./web-contents.ts";

const eventNames = [
  "close", "closed", "ready-to-show", "show", "hide", "blur", "focus", "minimize", "restore", "page-title-updated", "unresponsive", "responsive",
  "session-end", "query-session-end", "maximize", "unmaximize", "move", "moved", "resize", "resized", "enter-full-screen", "leave-full-screen",
] as const;

const knownOptions = [
  "title", "width", "height", "minWidth", "minHeight", "maxWidth", "maxHeight", "x", "y", "center", "show", "autoHideMenuBar", "backgroundColor", "icon",
  "webPreferences", "darkTheme", "resizable", "minimizable", "maximizable", "fullscreenable", "useContentSize", "paintWhenInitiallyHidden", "skipTaskbar",
];
const knownPreferences = [
  "session", "partition", "preload", "sandbox", "contextIsolation", "nodeIntegration", "nodeIntegrationInWorker", "nodeIntegrationInSubFrames", "webSecurity",
  "webviewTag", "navigateOnDragDrop", "spellcheck", "devTools", "allowRunningInsecureContent", "experimentalFeatures", "disableDialogs", "safeDialogs",
  "plugins", "enableWebSQL", "images", "javascript", "textAreasAreResizable", "defaultEncoding", "v8CacheOptions", "enableBlinkFeatures", "backgroundThrottling",
];

/** The page of the stand-in is always sandboxed and isolated; a program that asks for less is refused, not indulged. */
const refuseWeakening = ({ sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }: Electron.WebPreferences): void => {
  if (sandbox === false || contextIsolation === false || nodeIntegration === true || webSecurity === false || webviewTag === true) {
    throw new Error("The stand-in for Electron has only sandboxed, isolated pages without Node and without webviews.");
  }
};

const windows = new Map<number, WindowInside>();
let onCreated: (contents: PageContents) => void = () => {};
let onNoneLeft: () => void = () => {};

/** The app's part: it hears of every page and of the last window. */
export const connectWindows = (created: typeof onCreated, noneLeft: typeof onNoneLeft): void => {
  onCreated = created;
  onNoneLeft = noneLeft;
};

export const openWindows = (): readonly WindowInside[] => [...windows.values()];

let lastId = 0;

class WindowInside extends KnownEvents {
  readonly id = (lastId += 1);
  readonly contents: PageContents;
  readonly ready: Promise<void>;
  facade: ElectronWindow | null = null;
  #title: string;
  #isVisible: boolean;
  #isMinimized = false;
  #isDestroyed = false;
  #isProtected = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super("BrowserWindow", eventNames);
    const preferences = options.webPreferences ?? {};
    refuseUnknown("BrowserWindow.options", options, knownOptions);
    refuseUnknown("BrowserWindow.options.webPreferences", preferences, knownPreferences);
    refuseWeakening(preferences);
    this.#title = options.title ?? "";
    this.#isVisible = options.show !== false;
    const own = ownSessionOf(preferences.session);
    this.contents = new PageContents(own, preferences.preload ?? null, preferences.javascript !== false);
    windows.set(this.id, this);
    onCreated(this.contents);
    this.ready = this.#open(own);
    // Whoever loads something hears of a failure; a window nobody loads has nobody to tell.
    this.ready.catch(() => {});
  }

  async #open(own: OwnSession): Promise<void> {
    const context = await own.context();
    own.onNavigation((route) => {
      const request = route.request();
      const frame = request.frame();
      const owner = openWindows().find(({ contents }) => contents.owns(frame.page()))?.contents;
      if (owner === undefined) return null;
      return { webContentsId: owner.id, mayGo: owner.mayNavigate(frame, request.url(), request.redirectedFrom() !== null) };
    });
    const page = await context.newPage();
    if (this.#isDestroyed) return void page.close();
    await this.contents.attach(page);
    page.once("load", () => this.emit("ready-to-show"));
    page.on("load", () => void this.#heedTitle(page));
    page.on("close", () => {
      this.destroy();
    });
  }

  async #heedTitle(page: Page): Promise<void> {
    const title = await page.title().catch(() => null);
    if (title === null || title === this.#title) return;
    const event = preventable({});
    this.emit("page-title-updated", event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  readonly loadURL = async (address: string): Promise<void> => {
    await this.ready;
    await this.contents.load(address);
  };

  readonly show = (): void => {
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.emit("show");
    this.emit("focus");
  };

  readonly hide = (): void => {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    if (settings.display) void this.#minimizeOnScreen();
    this.emit("blur");
    this.emit("hide");
  };

  readonly minimize = (): void => {
    this.#isMinimized = true;
    if (settings.display) void this.#minimizeOnScreen();
    this.emit("minimize");
  };

  async #minimizeOnScreen(): Promise<void> {
    const { page } = this.contents;
    if (page === null || page.isClosed()) return;
    const cdp = await page.context().newCDPSession(page);
    const { windowId } = await cdp.send("Browser.getWindowForTarget");
    await cdp.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
  }

  readonly restore = (): void => {
    this.#isMinimized = false;
    this.emit("restore");
  };

  readonly focus = (): void => {
    this.emit("focus");
  };

  readonly close = (): void => {
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  };

  readonly destroy = (): void => {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this.id);
    this.contents.destroy();
    this.emit("closed");
    if (windows.size === 0) onNoneLeft();
  };

  readonly isDestroyed = (): boolean => this.#isDestroyed;
  readonly isVisible = (): boolean => this.#isVisible;
  readonly isMinimized = (): boolean => this.#isMinimized;
  readonly isFocused = (): boolean => this.#isVisible && !this.#isMinimized;
  readonly setTitle = (title: string): void => {
    this.#title = title;
  };
  readonly getTitle = (): string => this.#title;
  // Recorded, without effect: nothing in Chromium does this from outside.
  readonly setContentProtection = (enable: boolean): void => {
    this.#isProtected = enable;
  };
  readonly isContentProtected = (): boolean => this.#isProtected;
  readonly setMenuBarVisibility = (): void => {};
  readonly setMenu = (): void => {};
  readonly removeMenu = (): void => {};
  readonly setAutoHideMenuBar = (): void => {};
  readonly setBackgroundColor = (): void => {};
  readonly setSkipTaskbar = (): void => {};
  readonly moveTop = (): void => {};

  get webContents(): Electron.WebContents {
    return this.contents.facade;
  }
}

const construct = (options: BrowserWindowConstructorOptions = {}): ElectronWindow => {
  const inside = new WindowInside(options);
  const facade = refusing<ElectronWindow>("BrowserWindow", inside);
  inside.facade = facade;
  return facade;
};

const facades = (): ElectronWindow[] => openWindows().flatMap(({ facade }) => facade ?? []);

/** `new BrowserWindow(...)` and the few statics the program may use. */
export const BrowserWindow = new Proxy(refusing<typeof ElectronWindow>("BrowserWindow", Object.assign(function BrowserWindow() {}, {
  getAllWindows: facades,
  getFocusedWindow: () => facades().find((window) => window.isFocused()) ?? null,
  fromWebContents: (contents: Electron.WebContents) => facades().find((window) => window.webContents === contents) ?? null,
})), { construct: (_target, [options]: [BrowserWindowConstructorOptions?]) => construct(options) });
