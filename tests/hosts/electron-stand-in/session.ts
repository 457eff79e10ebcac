/**
 * @file `session`: one Chromium context in memory each. Every request of its pages passes here: the program's rule first, then
 * the program's own files, and nothing else.
 */
import type { Session } from "electron";
import type { Browser, BrowserContext, Route } from "playwright-core";
import { fromChromium, headerToChromium, toChromium } from "./addresses.ts";
import { KnownEvents } from "./emitter.ts";
import { chromiumPermissions, permissionRules, type PermissionRules } from "./permission-rules.ts";
import { createSchemes, type SchemeHandler } from "./protocol.ts";
import { records } from "./records.ts";
import { refusing } from "./refusal.ts";
import { settings } from "./settings.ts";
import { requestRules, resourceTypeOf } from "./web-request.ts";

/** What a page's owner says about a request that would take the page elsewhere. */
export type NavigationRule = (route: Route) => { readonly webContentsId: number; readonly mayGo: boolean } | null;

export interface OwnSession {
  readonly session: Session;
  readonly permissions: PermissionRules;
  readonly context: () => Promise<BrowserContext>;
  readonly onNavigation: (rule: NavigationRule) => void;
}

let browserReady: () => Promise<Browser> = () => Promise.reject(new Error("A session has no pages before the app is ready."));
export const useBrowser = (browser: () => Promise<Browser>): void => {
  browserReady = browser;
};

const partitions = new Map<string, OwnSession>();
const owners = new WeakMap<Session, OwnSession>();

const denyAll = async (browser: Browser, context: BrowserContext): Promise<void> => {
  // Playwright can only grant; the protocol can also deny. An empty grant first ties the two together.
  await context.grantPermissions([]);
  const cdp = await browser.newBrowserCDPSession();
  for (const name of Object.values(chromiumPermissions).flat()) {
    await cdp.send("Browser.setPermission", { permission: { name }, setting: "denied" }).catch(() => {
      // A name this Chromium does not know is a permission it does not have.
    });
  }
  await cdp.detach();
};

const refuse = async (route: Route, by: "program" | "host"): Promise<void> => {
  records.deniedRequests.push({ url: fromChromium(route.request().url()), resourceType: resourceTypeOf(route.request()), by });
  await route.abort("blockedbyclient");
};

const answerWith = async (handler: SchemeHandler, route: Route): Promise<Response> => {
  const request = route.request();
  const body = request.postDataBuffer();
  return handler(
    new Request(fromChromium(request.url()), {
      method: request.method(),
      headers: await request.allHeaders().then((headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")))),
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }),
  );
};

const createSession = (name: string): OwnSession => {
  const events = new KnownEvents("session", ["will-download", "preconnect", "extension-loaded"]);
  const rules = requestRules();
  const schemes = createSchemes();
  const permissions = permissionRules();
  let navigationRule: NavigationRule = () => null;

  const decide = async (route: Route): Promise<void> => {
    const request = route.request();
    const owner = request.isNavigationRequest() ? navigationRule(route) : null;
    // As in Electron, the page's guards decide before the session's rules. An aborted navigation leaves the page as it is.
    if (owner?.mayGo === false) return route.abort("aborted");
    const allowed = await rules.beforeRequest(request, owner?.webContentsId);
    if (allowed.cancel === true) return refuse(route, "program");
    if (allowed.redirectURL !== undefined) return route.fulfill({ status: 307, headers: { location: toChromium(allowed.redirectURL) } });
    const handler = schemes.handlerFor(fromChromium(request.url()));
    if (handler === undefined) return refuse(route, "host");
    const response = await answerWith(handler, route);
    const given: Record<string, string[]> = {};
    for (const [header, value] of response.headers) (given[header] ??= []).push(value);
    const received = await rules.headersReceived(request, response.status, given);
    if (received.cancel) return refuse(route, "program");
    const headers = Object.fromEntries(Object.entries(received.headers).map(([header, values]) => [header, headerToChromium(values.join("\n"))]));
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
  };

  let opened: Promise<BrowserContext> | null = null;
  const open = async (): Promise<BrowserContext> => {
    const browser = await browserReady();
    const context = await browser.newContext({
      locale: settings.locale,
      colorScheme: settings.colorScheme,
      forcedColors: settings.forcedColors,
      reducedMotion: settings.reducedMotion,
      viewport: settings.display ? null : (settings.viewport ?? { width: 1120, height: 800 }),
      serviceWorkers: "block",
      acceptDownloads: false,
    });
    await denyAll(browser, context);
    await context.route("**/*", async (route) => {
      // A page that is closed while its request is being answered has nobody to answer to.
      await decide(route).catch(() => route.abort("failed").catch(() => {}));
    });
    return context;
  };
  const context = (): Promise<BrowserContext> => (opened ??= open());

  const emptyCookies = async (): Promise<void> => {
    if (opened !== null) await (await opened).clearCookies();
  };
  const methods = {
    webRequest: rules.webRequest,
    protocol: schemes.protocol,
    ...permissions.methods,
    isPersistent: () => false,
    clearStorageData: emptyCookies,
    clearData: emptyCookies,
    // Answers are never cached here: every one comes from the program.
    clearCache: () => Promise.resolve(),
    clearAuthCache: () => Promise.resolve(),
    clearHostResolverCache: () => Promise.resolve(),
    clearCodeCaches: () => Promise.resolve(),
    closeAllConnections: () => Promise.resolve(),
    flushStorageData: () => {},
    setSpellCheckerEnabled: () => {},
    setSpellCheckerLanguages: () => {},
    setSpellCheckerDictionaryDownloadURL: () => {},
  } satisfies Partial<Session>;
  const session = refusing<Session>(`session (${name})`, Object.assign(events, methods));
  const own: OwnSession = {
    session,
    permissions,
    context,
    onNavigation: (rule) => {
      navigationRule = rule;
    },
  };
  owners.set(session, own);
  return own;
};

const partition = (name: string): OwnSession => {
  if (name.startsWith("persist:")) throw new Error("The stand-in for Electron keeps no session on disk.");
  const known = partitions.get(name) ?? createSession(name);
  partitions.set(name, known);
  return known;
};

const defaultPartition = (): OwnSession => partition("");

export const ownSessionOf = (session: Session | undefined): OwnSession => {
  const own = session === undefined ? defaultPartition() : owners.get(session);
  if (own === undefined) throw new TypeError("Not a session of this program.");
  return own;
};

/** The permission was granted by the program: Chromium may now, too. */
export const grant = async (own: OwnSession, permission: string, origin: string): Promise<void> => {
  const context = await own.context();
  await context.grantPermissions([...(chromiumPermissions[permission] ?? [])], { origin: toChromium(origin) });
};

export const session = refusing<typeof Electron.Session>("session", {
  fromPartition: (name: string) => partition(name).session,
  get defaultSession() {
    return defaultPartition().session;
  },
});

export const protocol = refusing<Electron.Protocol>("protocol", {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
    defaultPartition().session.protocol.registerSchemesAsPrivileged(schemes);
  },
  handle: (scheme: string, handler: SchemeHandler) => {
    defaultPartition().session.protocol.handle(scheme, handler);
  },
  isProtocolHandled: (scheme: string) => defaultPartition().session.protocol.isProtocolHandled(scheme),
});
