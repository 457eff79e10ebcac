/** @file `webContents`: one page, its IPC in both directions, and the rules for where it may go. */
import type { PrintToPDFOptions, Session, WebContents, WebContentsPrintOptions, WebFrameMain } from "electron";
import type { CDPSession, Frame, Page } from "playwright-core";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { fromChromium, toChromium } from "./addresses.ts";
import { createCodec } from "./codec.ts";
import { KnownEvents, preventable } from "./emitter.ts";
import { frameMain } from "./frames.ts";
import { deliver, invoke } from "./ipc-main.ts";
import { pageScript, pathQuestion, type FromPage, type ToPage } from "./page-script.ts";
import { checkPrintOptions, printPage, type PrintCallback } from "./printer.ts";
import { records } from "./records.ts";
import { refusing } from "./refusal.ts";
import { grant, type OwnSession } from "./session.ts";

const eventNames = [
  "will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview", "did-create-window", "render-process-gone", "did-finish-load",
  "did-fail-load", "did-navigate", "dom-ready", "destroyed", "page-title-updated", "preload-error", "console-message", "did-start-loading", "did-stop-loading",
  "unresponsive", "responsive", "before-input-event", "context-menu", "will-prevent-unload", "devtools-opened", "select-bluetooth-device",
] as const;

type WindowOpenHandler = Parameters<WebContents["setWindowOpenHandler"]>[0];

const codec = createCodec();
let lastId = 0;

/** Messages for one document, in order; the document asks for the next ones when it has dealt with the last. */
const outbox = () => {
  let queued: ToPage[] = [];
  let waiter: ((batch: string) => void) | null = null;
  const flush = (): void => {
    if (waiter === null || queued.length === 0) return;
    const batch = queued;
    queued = [];
    waiter(JSON.stringify(batch));
    waiter = null;
  };
  return {
    put: (message: ToPage): void => {
      queued.push(message);
      flush();
    },
    next: (): Promise<string> =>
      new Promise((resolve) => {
        waiter = resolve;
        flush();
      }),
  };
};

export class PageContents extends KnownEvents {
  readonly id = (lastId += 1);
  readonly #own: OwnSession;
  readonly #preload: string | null;
  readonly facade: WebContents;
  #page: Page | null = null;
  #box: ReturnType<typeof outbox> | null = null;
  #windowOpenHandler: WindowOpenHandler | null = null;
  #programGoesTo: string | null = null;
  #destroyed = false;

  readonly #hasScripts: boolean;

  constructor(own: OwnSession, preloadPath: string | null, hasScripts: boolean) {
    super("webContents", eventNames);
    this.#own = own;
    this.#hasScripts = hasScripts;
    this.#preload = preloadPath === null ? null : readFileSync(preloadPath, "utf8");
    this.facade = this.#makeFacade();
  }

  #makeFacade(): WebContents {
    const pageFrame = (): WebFrameMain => {
      if (this.#page === null) throw new Error("The stand-in for Electron has no frame before the page is open.");
      return frameMain(this.#page.mainFrame());
    };
    const own = this.#own.session;
    const methods = {
      get session(): Session {
        return own;
      },
      get mainFrame(): WebFrameMain {
        return pageFrame();
      },
      send: (channel: string, ...args: unknown[]): void => {
        // Nobody listens before the page is there, in Electron as here.
        this.#box?.put({ kind: "event", channel, args: codec.encode(args) });
      },
      setWindowOpenHandler: (handler: WindowOpenHandler): void => {
        this.#windowOpenHandler = handler;
      },
      getURL: (): string => (this.#page === null ? "" : fromChromium(this.#page.url())),
      isDestroyed: (): boolean => this.#destroyed,
      isLoading: (): boolean => this.#programGoesTo !== null,
      isCrashed: (): boolean => false,
      reload: (): void => {
        this.#programGoesTo = this.#page?.url() ?? null;
        void this.#page?.reload().catch(() => null);
      },
      print: (options: WebContentsPrintOptions = {}, callback: PrintCallback = () => {}): void => {
        checkPrintOptions(options);
        void this.opened().then((page) => printPage(page, callback));
      },
      printToPDF: (options: PrintToPDFOptions): Promise<Buffer> => this.#print(options),
      setVisualZoomLevelLimits: () => Promise.resolve(),
    } satisfies Partial<WebContents>;
    return refusing<WebContents>("webContents", Object.defineProperties(this, Object.getOwnPropertyDescriptors(methods)));
  }

  async #print(options: PrintToPDFOptions): Promise<Buffer> {
    const page = await this.opened();
    const { pageSize, margins, landscape, printBackground, scale, pageRanges, preferCSSPageSize, displayHeaderFooter, headerTemplate, footerTemplate, ...rest } = options;
    const { generateTaggedPDF, generateDocumentOutline, ...unknown } = rest;
    if (Object.keys(unknown).length > 0) throw new Error(`The stand-in for Electron prints without ${Object.keys(unknown).join(", ")}.`);
    const inches = (value: number | undefined): { inch?: string } => (value === undefined ? {} : { inch: `${value}in` });
    const { top, right, bottom, left } = margins ?? {};
    return page.pdf({
      ...(typeof pageSize === "string" ? { format: pageSize } : {}),
      ...(typeof pageSize === "object" ? { width: `${pageSize.width}in`, height: `${pageSize.height}in` } : {}),
      ...(landscape === undefined ? {} : { landscape }),
      ...(printBackground === undefined ? {} : { printBackground }),
      ...(scale === undefined ? {} : { scale }),
      ...(pageRanges === undefined ? {} : { pageRanges }),
      ...(preferCSSPageSize === undefined ? {} : { preferCSSPageSize }),
      ...(displayHeaderFooter === undefined ? {} : { displayHeaderFooter }),
      ...(headerTemplate === undefined ? {} : { headerTemplate }),
      ...(footerTemplate === undefined ? {} : { footerTemplate }),
      ...(generateTaggedPDF === undefined ? {} : { tagged: generateTaggedPDF }),
      ...(generateDocumentOutline === undefined ? {} : { outline: generateDocumentOutline }),
      margin: {
        top: inches(top).inch ?? "0.4in",
        right: inches(right).inch ?? "0.4in",
        bottom: inches(bottom).inch ?? "0.4in",
        left: inches(left).inch ?? "0.4in",
      },
    });
  }

  /** The page, as soon as there is one. */
  opened(): Promise<Page> {
    if (this.#page === null) throw new Error("The page is not open.");
    return Promise.resolve(this.#page);
  }

  async attach(page: Page): Promise<void> {
    this.#page = page;
    const binding = `standIn${randomBytes(12).toString("hex")}`;
    await page.exposeBinding(binding, ({ frame }, message: string) => this.#hear(frame, JSON.parse(message) as FromPage));
    await page.addInitScript({ content: pageScript({ binding, codecSource: createCodec.toString(), preload: this.#preload }) });
    const cdp = await page.context().newCDPSession(page);
    // A page without scripts asks nothing, and Chromium has no debugger for it.
    if (this.#hasScripts) await this.#answerPathQuestions(cdp);
    else await cdp.send("Emulation.setScriptExecutionDisabled", { value: true });
    page.on("load", () => this.emit("did-finish-load", {}));
    page.on("domcontentloaded", () => this.emit("dom-ready", {}));
    page.on("crash", () => this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 1 }));
    page.on("popup", (popup) => {
      this.#refuseWindow(popup.url());
      void popup.close().catch(() => {});
    });
    page.on("websocket", (socket) => {
      records.deniedRequests.push({ url: socket.url(), resourceType: "webSocket", by: "host" });
    });
  }

  async load(address: string): Promise<void> {
    const page = await this.opened();
    this.#programGoesTo = toChromium(address);
    try {
      await page.goto(this.#programGoesTo);
    } catch (error) {
      if (!this.#destroyed) throw new Error(`ERR_FAILED (-2) loading '${address}'`, { cause: error });
    } finally {
      this.#programGoesTo = null;
    }
  }

  /** Whether the page may go where it, not the program, wants to go. */
  mayNavigate(frame: Frame, address: string, isRedirect: boolean): boolean {
    if (this.#page === null || frame.page() !== this.#page) return false;
    const isMainFrame = frame.parentFrame() === null;
    if (isMainFrame && !isRedirect && this.#programGoesTo === address) return true;
    const event = preventable({ url: fromChromium(address), isSameDocument: false, isMainFrame, frame: frameMain(frame), initiator: frameMain(frame) });
    this.emit("will-frame-navigate", event);
    if (isRedirect) this.emit("will-redirect", event, event.url, false, isMainFrame);
    else if (isMainFrame) this.emit("will-navigate", event, event.url);
    if (event.defaultPrevented) records.deniedNavigations.push(event.url);
    return !event.defaultPrevented;
  }

  owns(page: Page): boolean {
    return this.#page === page;
  }

  get page(): Page | null {
    return this.#page;
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#box = null;
    void this.#page?.close().catch(() => {});
    this.emit("destroyed");
  }

  #refuseWindow(address: string): void {
    const url = fromChromium(address);
    const details = { url, frameName: "", features: "", disposition: "foreground-tab" as const, referrer: { url: "", policy: "default" as const } };
    const decision = this.#windowOpenHandler?.(details) ?? { action: "allow" };
    records.deniedWindows.push(url);
    if (decision.action === "allow") throw new Error(`The program allowed a new window for ${url}, and the stand-in for Electron has only those the program opens itself.`);
  }

  async #hear(frame: Frame, message: FromPage): Promise<string> {
    const sender = { contents: this.facade, frame: frame.isDetached() ? null : frameMain(frame) };
    switch (message.op) {
      case "hello":
        this.#box = outbox();
        return "";
      case "next":
        return this.#box?.next() ?? "[]";
      case "invoke": {
        const { id } = message;
        const box = this.#box;
        try {
          const value = codec.encode(await invoke(sender, message.channel, codec.decode(message.args) as unknown[]));
          box?.put({ kind: "answer", id, value });
        } catch (error) {
          box?.put({ kind: "failure", id, message: error instanceof Error ? error.message : String(error) });
        }
        return "";
      }
      case "send":
        deliver(sender, message.channel, codec.decode(message.args) as unknown[]);
        return "";
      case "open-window":
        this.#refuseWindow(message.url);
        return "";
      case "leave-to":
        // Prevented in the page already; the program hears of it, and can't allow what the stand-in can't show.
        this.mayNavigate(frame, message.url, false);
        return "";
      case "permission": {
        const url = fromChromium(frame.url());
        const { origin } = frameMain(frame);
        if (!(await this.#own.permissions.decide(this.facade, message.permission, origin, url))) return "denied";
        await grant(this.#own, message.permission, origin);
        return "granted";
      }
    }
  }

  /**
   * `webUtils.getPathForFile` answers at once, and only the DevTools protocol knows the path. So the page pauses at a
   * `debugger` statement, the answer is written into its variable, and the page goes on.
   */
  async #answerPathQuestions(cdp: CDPSession): Promise<void> {
    cdp.on("Debugger.paused", ({ callFrames }) => {
      void (async () => {
        const [top] = callFrames;
        if (top?.functionName === pathQuestion) {
          const { callFrameId } = top;
          const { result } = await cdp.send("Debugger.evaluateOnCallFrame", { callFrameId, expression: "file" });
          // A file made in memory has no path, and asking for it is an error.
          const { path } = await cdp.send("DOM.getFileInfo", { objectId: result.objectId ?? "" }).catch(() => ({ path: "" }));
          await cdp.send("Debugger.evaluateOnCallFrame", { callFrameId, expression: `answer = ${JSON.stringify(path)}` });
        }
        await cdp.send("Debugger.resume");
      })().catch(() => {
        // The page was closed while it stood still.
      });
    });
    await cdp.send("Debugger.enable");
  }
}
