import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { handoverSheet, sheetCodeText, type Sheet } from "../../src/cases/handover/sheet.ts";
import { sheetLanguages, sheetWords } from "../../src/cases/handover/words.ts";
import { caseNumber, pin } from "../../src/shared/case-api.ts";
import { helplineCountries } from "../../src/shared/helplines/directory.ts";

const sheet: Sheet = {
  keys: { caseNumber: caseNumber.parse("AAAA-BBBB-CCCC-DDDD"), pin: pin.parse("48205937") },
  bank: { name: "Test bank", host: "bank.example" },
  madeOn: "2026-01-02",
  country: "DE",
};

const catalogues = join(import.meta.dirname, "..", "..", "src", "shared", "messages");

const qrOf = (html: string) => /<svg.*?<\/svg>/s.exec(html)?.[0] ?? "";

const read = async (html: string): Promise<string> => {
  const { data, info } = await sharp(Buffer.from(qrOf(html))).resize(600, 600, { kernel: "nearest" }).flatten({ background: "#fff" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data });
};

describe("the hand-over sheet", () => {
  it("has number and PIN in print and in a code that a camera reads", async () => {
    const html = handoverSheet(sheet);
    expect(html).toContain("AAAA-BBBB-CCCC-DDDD");
    expect(html).toContain("48205937");
    expect(await read(html)).toBe(sheetCodeText(sheet));
    expect(sheetCodeText(sheet)).toBe("Number: AAAA-BBBB-CCCC-DDDD\nPIN: 48205937\nbank.example");
  });

  it("carries a PIN in any script", async () => {
    const own = { ...sheet, keys: { ...sheet.keys, pin: pin.parse("семь ветров & <тихо>") } };
    expect(await read(handoverSheet(own))).toContain("семь ветров & <тихо>");
    expect(handoverSheet(own)).toContain("семь ветров &amp; &lt;тихо&gt;");
  });

  it("has a title that says nothing, and no script, picture or address that would be fetched", () => {
    const html = handoverSheet(sheet);
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe("Reference sheet");
    expect(html).not.toMatch(/<script|<img|<link|<iframe|\son[a-z]+=|\ssrc=|\shref=|@import|url\(/i);
    expect(html).toContain("default-src 'none'");
  });

  it("lets no text become markup", () => {
    const hostile = '"><script>alert(1)</script><b onclick="x">';
    const html = handoverSheet({ ...sheet, bank: { name: hostile, host: hostile }, keys: { ...sheet.keys, pin: pin.parse(hostile) }, madeOn: hostile });
    expect(html).not.toMatch(/<script|<b\s/);
  });

  it("says so when there is no number yet", () => {
    expect(handoverSheet({ ...sheet, keys: { ...sheet.keys, caseNumber: null } })).toContain("No number yet");
  });

  it("names helplines of the country for adults, or of the world", () => {
    expect(handoverSheet(sheet)).toContain("030 25208838");
    expect(handoverSheet({ ...sheet, country: null })).toContain("People who help, anywhere");
    expect(handoverSheet({ ...sheet, country: "GB" })).not.toContain("Report Remove");
  });

  it("speaks every language that has words for it, in its own direction, and English otherwise", () => {
    expect(handoverSheet(sheet, sheetWords("de"))).toContain('<html lang="de" dir="ltr">');
    expect(handoverSheet(sheet, sheetWords("ar"))).toContain('<html lang="ar" dir="rtl">');
    expect(handoverSheet(sheet, sheetWords("tlh"))).toContain('<html lang="en" dir="ltr">');
    const there = readdirSync(catalogues).filter((language) => existsSync(join(catalogues, language, "handover.json")));
    expect([...sheetLanguages].sort()).toEqual(there.sort());
  });

  // Needs Debian's chromium.
  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
  it.skipIf(chromium === undefined).each(["A4", "letter"])("fits on one page of %s in every language for every country, with the longest PIN", async (paper) => {
    const folder = await mkdtemp(join(tmpdir(), "sheet-"));
    // All of them in one document, each beginning a page: one that needs more makes it longer than it may be.
    const all = sheetLanguages.flatMap((language) => [null, ...helplineCountries].map((country) => ({ language, country })));
    const pages = all.map(({ language, country }) => {
      const html = handoverSheet({ ...sheet, country, keys: { ...sheet.keys, pin: pin.parse("W".repeat(64)) } }, sheetWords(language));
      const [, attributes = "", body = ""] = /<html([^>]*)>.*<body>(.*)<\/body>/s.exec(html) ?? [];
      return `<div${attributes} style="break-after: page">${body}</div>`;
    });
    const style = /<style>.*?<\/style>/s.exec(handoverSheet(sheet))?.[0] ?? "";
    try {
      const [html, pdf] = [join(folder, "sheet.html"), join(folder, "sheet.pdf")];
      await writeFile(html, `<!doctype html><meta charset="utf-8">${style}<style>@page { size: ${paper} }</style>${pages.join("")}`);
      await promisify(execFile)(
        chromium ?? "",
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", `--user-data-dir=${join(folder, "profile")}`, "--no-pdf-header-footer", `--print-to-pdf=${pdf}`, pathToFileURL(html).href],
        { timeout: 100_000 },
      );
      const printed = (await readFile(pdf)).toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g);
      expect(printed).toHaveLength(all.length);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 240_000);
});
