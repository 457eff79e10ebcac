/** @file Which addresses the program is willing to connect to. */

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The address of a bank's call, or null when it must not be used: only https, except on this very machine, and no user
 * name, query or fragment, which would travel in places where nobody expects them.
 */
export const bankAddress = (base: string, path: string): URL | null => {
  if (!URL.canParse(base)) return null;
  const url = new URL(base.endsWith("/") ? base : `${base}/`);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return null;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.has(url.hostname))) return null;
  return new URL(path.replace(/^\//, ""), url);
};

/** The part of a bank's address that a person can recognise. */
export const bankHost = (base: string): string => (URL.canParse(base) ? new URL(base).host : "");
