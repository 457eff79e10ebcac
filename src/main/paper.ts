/**
 * @file The hand-over sheet on its way to paper or PDF: a window that nobody sees, of a session in memory that lets in that one
 * page and nothing else, without preload and without scripts. However it ends, the window and the page are gone afterwards.
 */
import { BrowserWindow, session, type Session, type WebContents } from "electron";
import { randomBytes } from "node:crypto";
import { scheme } from "./security/origin.ts";
import { denyPermissions } from "./security/permissions.ts";

/** A page that holds a PIN doesn't stay open behind a print dialog that was forgotten. */
const LONGEST = 600_000;

/** In no address is anything of the page: addresses get into places that pages don't. */
const newAddress = (): string => `${scheme}://paper/${randomBytes(16).toString("hex")}`;

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
};

export type Printed = "printed" | "closed" | "failed";

export interface Paper {
  /** The page as a PDF of A4; null when it could not be made. */
  readonly pdf: (html: string) => Promise<Uint8Array | null>;
  /** The page to the printer that the person chooses in the system's dialog. */
  readonly print: (html: string) => Promise<Printed>;
  /** Ends what is on its way. */
  readonly close: () => void;
}

interface Sheet {
  readonly address: string;
  readonly html: string;
}

const printed = (contents: WebContents): Promise<Printed> =>
  new Promise((resolve) => {
    contents.print({ usePrinterDefaultPageSize: true }, (success, reason) => {
      // Closing the dialog comes as a failure like any other, told apart by its words alone.
      resolve(success ? "printed" : /cancel/i.test(reason) ? "closed" : "failed");
    });
  });

/** Nothing is opened before it is asked. */
export const createPaper = (): Paper => {
  let current: Sheet | null = null;
  let window: BrowserWindow | null = null;
  let own: Session | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closings = 0;

  const paperSession = (): Session => {
    if (own !== null) return own;
    const made = session.fromPartition("paper");
    denyPermissions(made);
    made.webRequest.onBeforeRequest(({ url }, answer) => {
      answer({ cancel: url !== current?.address });
    });
    made.protocol.handle(scheme, ({ url }) =>
      current !== null && url === current.address ? new Response(current.html, { headers }) : new Response("", { status: 404 }),
    );
    own = made;
    return made;
  };

  const forgetPage = (): void => {
    current = null;
    window?.destroy();
    window = null;
  };

  const onPaper = async <Value>(html: string, act: (contents: WebContents) => Promise<Value>, otherwise: Value): Promise<Value> => {
    const sheet = { address: newAddress(), html };
    current = sheet;
    const opened = new BrowserWindow({
      title: "",
      show: false,
      webPreferences: {
        session: paperSession(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    });
    window = opened;
    const ended = Promise.withResolvers<Value>();
    const late = setTimeout(() => ended.resolve(otherwise), LONGEST);
    opened.once("closed", () => ended.resolve(otherwise));
    try {
      await Promise.race([opened.loadURL(sheet.address), ended.promise]);
      if (opened.isDestroyed()) return otherwise;
      return await Promise.race([act(opened.webContents), ended.promise]);
    } catch {
      return otherwise;
    } finally {
      clearTimeout(late);
      if (!opened.isDestroyed()) opened.destroy();
      if (current === sheet) forgetPage();
    }
  };

  // One page at a time: the session knows one address. What waited when everything was closed is not begun.
  const inTurn = <Value>(html: string, act: (contents: WebContents) => Promise<Value>, otherwise: Value): Promise<Value> => {
    const asked = closings;
    const turn = last.then(() => (closings === asked ? onPaper(html, act, otherwise) : otherwise));
    last = turn;
    return turn;
  };

  return {
    pdf: (html) => inTurn<Uint8Array | null>(html, (contents) => contents.printToPDF({ pageSize: "A4", printBackground: true, generateTaggedPDF: true }), null),
    print: (html) => inTurn<Printed>(html, printed, "failed"),
    close: () => {
      closings += 1;
      forgetPage();
    },
  };
};
