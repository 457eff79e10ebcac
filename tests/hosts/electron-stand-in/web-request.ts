/** @file `session.webRequest`: the program's own word on every request, before anything else sees it. */
import type { CallbackResponse, HeadersReceivedResponse, WebRequest } from "electron";
import type { Request as PageRequest } from "playwright-core";
import { fromChromium } from "./addresses.ts";
import { refusing } from "./refusal.ts";

type Answer<R> = (response: R) => void;
type Rule<R> = (details: object, answer: Answer<R>) => void;
type Headers = Record<string, string[]>;

export interface RequestRules {
  readonly webRequest: WebRequest;
  readonly beforeRequest: (request: PageRequest, webContentsId: number | undefined) => Promise<CallbackResponse>;
  readonly headersReceived: (request: PageRequest, statusCode: number, headers: Headers) => Promise<{ readonly cancel: boolean; readonly headers: Headers }>;
}

/** Electron's patterns: scheme, host and path with `*`, or `<all_urls>`. */
const matches = (pattern: string, url: string): boolean =>
  pattern === "<all_urls>" || new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("*", ".*")}$`).test(url);

const resourceTypes: Readonly<Record<string, string>> = {
  stylesheet: "stylesheet", script: "script", image: "image", font: "font", media: "media", xhr: "xhr", fetch: "xhr", ping: "ping",
  websocket: "webSocket", cspviolationreport: "cspReport",
};

export const resourceTypeOf = (request: PageRequest): string => {
  if (request.isNavigationRequest()) return request.frame().parentFrame() === null ? "mainFrame" : "subFrame";
  return resourceTypes[request.resourceType()] ?? "other";
};

let lastId = 0;
const detailsOf = (request: PageRequest, webContentsId: number | undefined): object => ({
  id: (lastId += 1),
  url: fromChromium(request.url()),
  method: request.method(),
  webContentsId,
  resourceType: resourceTypeOf(request),
  referrer: fromChromium(request.headers()["referer"] ?? ""),
  timestamp: Date.now(),
});

interface Held<R> {
  readonly urls: readonly string[];
  readonly rule: Rule<R>;
}

const hold = <R>(filterOrRule: unknown, maybeRule: unknown): Held<R> | null => {
  if (typeof filterOrRule === "function") return { urls: ["<all_urls>"], rule: filterOrRule as Rule<R> };
  if (typeof maybeRule !== "function") return null;
  return { urls: (filterOrRule as { readonly urls: readonly string[] }).urls, rule: maybeRule as Rule<R> };
};

const ask = <R>(held: Held<R> | null, url: string, details: object, none: R): Promise<R> =>
  held?.urls.some((pattern) => matches(pattern, url)) === true
    ? new Promise((resolve) => {
        held.rule(details, resolve);
      })
    : Promise.resolve(none);

export const requestRules = (): RequestRules => {
  let before: Held<CallbackResponse> | null = null;
  let received: Held<HeadersReceivedResponse> | null = null;
  return {
    webRequest: refusing<WebRequest>("webRequest", {
      onBeforeRequest: (filterOrRule: unknown, rule?: unknown) => {
        before = hold(filterOrRule, rule);
      },
      onHeadersReceived: (filterOrRule: unknown, rule?: unknown) => {
        received = hold(filterOrRule, rule);
      },
    }),
    beforeRequest: (request, webContentsId) => ask(before, fromChromium(request.url()), detailsOf(request, webContentsId), {}),
    headersReceived: async (request, statusCode, headers) => {
      const details = { ...detailsOf(request, undefined), statusCode, statusLine: `HTTP/1.1 ${statusCode}`, responseHeaders: headers };
      const response = await ask<HeadersReceivedResponse>(received, fromChromium(request.url()), details, {});
      const changed = Object.entries(response.responseHeaders ?? headers).map(([name, value]) => [name, [value].flat()] as const);
      return { cancel: response.cancel === true, headers: Object.fromEntries(changed) };
    },
  };
};
