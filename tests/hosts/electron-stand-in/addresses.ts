/**
 * @file An ordinary Chromium has no scheme of ours, so `ownprint://app/x` is opened as `https://app.ownprint.standin.invalid/x`:
 * a secure context, an origin of its own, and a name that by RFC 6761 can never be found. Addresses are mapped back before
 * the program sees them.
 */

const suffix = ".standin.invalid";
const schemes = new Set<string>();

/** Makes the scheme one that is mapped. Called for every scheme the program registers or handles. */
export const mapScheme = (scheme: string): void => {
  schemes.add(scheme);
};

const split = (address: string): { readonly scheme: string; readonly host: string; readonly rest: string } | null => {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#@]+)(.*)$/is.exec(address);
  const [, scheme, host, rest] = match ?? [];
  return scheme === undefined || host === undefined || rest === undefined ? null : { scheme: scheme.toLowerCase(), host, rest };
};

/** The program's address as Chromium gets it; any other address unchanged. */
export const toChromium = (address: string): string => {
  const parts = split(address);
  if (parts === null || !schemes.has(parts.scheme)) return address;
  return `https://${parts.host}.${parts.scheme}${suffix}${parts.rest === "" ? "/" : parts.rest}`;
};

/** What Chromium shows or asks for, as the program knows it. */
export const fromChromium = (address: string): string => {
  if (address.startsWith("blob:")) return `blob:${fromChromium(address.slice(5))}`;
  const parts = split(address);
  if (parts?.scheme !== "https" || !parts.host.endsWith(suffix)) return address;
  const name = parts.host.slice(0, -suffix.length);
  const scheme = name.slice(name.lastIndexOf(".") + 1);
  if (!schemes.has(scheme)) return address;
  return `${scheme}://${name.slice(0, name.lastIndexOf("."))}${parts.rest}`;
};

/** A header that names the scheme, such as a content security policy, must name what stands for it. */
export const headerToChromium = (value: string): string => {
  let mapped = value;
  for (const scheme of schemes) {
    mapped = mapped
      .replaceAll(new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, "gi"), (_whole, host: string) => `https://${host}.${scheme}${suffix}`)
      .replaceAll(new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, "gi"), (_whole, before: string) => `${before}https://*.${scheme}${suffix}`);
  }
  return mapped;
};
