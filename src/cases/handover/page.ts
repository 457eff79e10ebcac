/** @file HTML as text, with everything in it escaped. Small on purpose: one document is all that is made here. */

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it may stand between tags or in a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

/** An element with a text, or with elements that were made here. */
export const element = (tag: string, content: string | readonly Markup[], attributes: Readonly<Record<string, string>> = {}): Markup => ({
  markup: `<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("")}>${typeof content === "string" ? escaped(content) : content.map(({ markup }) => markup).join("")}</${tag}>`,
});

/** Markup that was made here. Only `element` and the QR library make it, so no text gets in unescaped. */
export interface Markup {
  readonly markup: string;
}

/** No script, nothing from elsewhere: what the page may do, should it ever be opened in a browser. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A language as a document names it, and the way it is written. */
export interface Tongue {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
}

/** A whole document. */
export const page = ({ language, direction }: Tongue, title: string, style: string, body: readonly Markup[]): string =>
  `<!doctype html><html lang="${escaped(language)}" dir="${direction}"><head><meta charset="utf-8">` +
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="robots" content="noindex">` +
  `<title>${escaped(title)}</title><style>${style}</style></head><body>${body.map(({ markup }) => markup).join("")}</body></html>`;
