/** @file Serves the window's own files from inside the package under `ownprint://app/`, with the security headers. */
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { CustomScheme, Protocol } from "electron";
import { securityHeaders } from "./security/content-security-policy.ts";
import { appHost, scheme } from "./security/origin.ts";

export const ownScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false, stream: false },
};

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** The file behind an address, or null when it is none of ours or leads out of the folder. */
export const fileFor = (folder: string, address: string): string | null => {
  const url = new URL(address);
  if (url.host !== appHost) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  const path = normalize(join(folder, decoded));
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? path : null;
};

const notFound = (): Response => new Response("Not found", { status: 404, headers: { ...securityHeaders, "Content-Type": "text/plain" } });

/** Answers GET for the files of the built page; an unknown kind of file is not served at all. */
export const answerRequest = async (folder: string, request: Pick<Request, "method" | "url">): Promise<Response> => {
  const path = request.method === "GET" ? fileFor(folder, request.url) : null;
  const type = path === null ? undefined : contentTypes[extname(path)];
  if (path === null || type === undefined) return notFound();
  try {
    const body = new Uint8Array(await readFile(path));
    return new Response(body, { status: 200, headers: { ...securityHeaders, "Content-Type": type } });
  } catch {
    return notFound();
  }
};

export const serveOwnFiles = (protocol: Protocol, folder: string): void => {
  protocol.handle(scheme, (request) => answerRequest(folder, request));
};
