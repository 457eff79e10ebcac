import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCases, sessionStore, type ChosenItem } from "../../src/cases/index.ts";
import { handoverHandlers } from "../../src/main/handlers/handover.ts";
import type { Printed } from "../../src/main/paper.ts";
import { createStays } from "../../src/main/stays.ts";
import { createAges } from "../../src/main/ages.ts";
import type { Scans } from "../../src/main/scans.ts";
import type { AgeAnswer, ExportFormat } from "../../src/shared/contract/handover.ts";
import type { ItemId, ScanId } from "../../src/shared/model/brand.ts";
import type { PdqValue, Quality } from "../../src/shared/model/fingerprint.ts";
import { hash, label, photos } from "../cases/doubles/sample.ts";

const clip = (seed: string): ChosenItem => ({
  kind: "video",
  fingerprints: [{ type: "vpdq", variant: "upright", frames: [{ frame: 0, timestamp: 0, quality: 90 as Quality, value: hash(seed) as PdqValue }] }],
});
const records = [...photos(3), clip("a"), clip("b")];
const ages = createAges();
ages.begin("scan-known" as ScanId, "everyone-adult");
const scans = {
  ages,
  find: (id: ScanId) => (id === "scan-known" ? { record: (item: number) => records[item] } : undefined),
} as unknown as Scans;
const cases = createCases({ stores: { keychain: sessionStore(), session: sessionStore() }, bank: null });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "handover-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A case with a PIN and no number yet: its bank is nowhere to be reached. */
const startedCase = async (inVisit = false) => {
  const started = createCases({
    stores: { keychain: sessionStore(), session: sessionStore() },
    bank: { name: "Test bank", address: "http://127.0.0.1:9", policyVersion: "1" },
    wait: () => Promise.resolve(),
  });
  if (inVisit) await started.spaces.visit();
  const draft = await started.sending.prepare({ items: photos(1), pin: null, label: label("Phone"), keeping: "session", assisted: false });
  if (draft.ok) await started.sending.send({ draft: draft.value.id });
  const listed = await started.cases.list();
  const id = listed.ok ? listed.value[0]?.id : undefined;
  if (id === undefined) throw new Error("no case");
  const keys = await started.cases.reveal({ case: id });
  return { cases: started, id, pin: keys.ok ? keys.value.pin : "" };
};

const dialogs = (file: string) => ({
  saveDialog: () => Promise.resolve({ canceled: file === "", filePath: file }),
  openDialog: () => Promise.reject(new Error("one file needs no folder")),
});

/** Paper that is not there: what a page becomes is tried with the whole program. */
const paper = (answer: Printed = "printed") => {
  const pages: string[] = [];
  return {
    pages,
    pdf: (html: string) => {
      pages.push(html);
      return Promise.resolve(answer === "failed" ? null : new TextEncoder().encode("%PDF-"));
    },
    print: (html: string) => {
      pages.push(html);
      return Promise.resolve(answer);
    },
  };
};

const handlersOf = (of: typeof cases, answering: ReturnType<typeof dialogs>, onto = paper(), stays = createStays()) =>
  handoverHandlers({ scans, cases: of, dialogs: answering, paper: onto, stays });

const asked = (format: ExportFormat, answer: { file?: string; folder?: string }, age: AgeAnswer = "everyone-adult", items = [0, 1, 2, 3, 4]) =>
  handoverHandlers({ scans, cases, stays: createStays(), paper: paper(), dialogs: {
    saveDialog: ({ defaultPath }) => {
      expect(defaultPath).toMatch(/^list-/);
      return Promise.resolve({ canceled: answer.file === undefined, filePath: answer.file ?? "" });
    },
    openDialog: () => Promise.resolve({ canceled: answer.folder === undefined, filePaths: answer.folder === undefined ? [] : [answer.folder] }),
  } }).export({ scan: "scan-known" as ScanId, items: items as ItemId[], format, age });

describe("exporting to a file", () => {
  it("writes where the person chose, for this user alone to read", async () => {
    const file = join(folder, "chosen.csv");
    expect(await asked("csv", { file })).toEqual({ ok: true, value: { saved: 1 } });
    expect((await readFile(file, "utf8")).split("\r\n")).toHaveLength(5);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("writes several into a chosen folder, and over nothing", async () => {
    expect(await asked("vpdq", { folder })).toEqual({ ok: true, value: { saved: 2 } });
    const before = await readdir(folder);
    expect(before).toHaveLength(2);
    expect(await asked("vpdq", { folder })).toEqual({ ok: false, code: "file-not-written" });
    expect(await readdir(folder)).toEqual(before);
  });

  it("writes nothing when the dialog is closed, the answer is not 18 or over, or the place can't be written", async () => {
    expect(await asked("json", {})).toEqual({ ok: true, value: { saved: 0 } });
    expect(await asked("json", { file: join(folder, "x.json") }, "not-sure")).toEqual({ ok: false, code: "not-everyone-adult" });
    expect(await asked("json", { file: join(folder, "missing", "x.json") })).toEqual({ ok: false, code: "file-not-written" });
    expect(await asked("json", { file: join(folder, "x.json") }, "everyone-adult", [99])).toEqual({ ok: false, code: "unknown-item" });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("a case's sheet", () => {
  it("is written where the person chose, and nowhere when they closed the dialog", async () => {
    const noted = await startedCase();
    const file = join(folder, "taken along.html");
    const wishes = { case: noted.id, country: "GB", language: "en", format: "html" } as const;
    expect(await handlersOf(noted.cases, dialogs(file)).saveSheet(wishes)).toEqual({ ok: true, value: { saved: 1 } });
    const html = await readFile(file, "utf8");
    expect(html).toContain(noted.pin);
    expect(html).toContain("<title>Reference sheet</title>");
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await handlersOf(noted.cases, dialogs("")).saveSheet(wishes)).toEqual({ ok: true, value: { saved: 0 } });
    expect(await readdir(folder)).toEqual(["taken along.html"]);
  });

  it("is not written for whoever answers the dialog after the place has changed", async () => {
    const noted = await startedCase();
    const stays = createStays();
    const late = { ...dialogs(""), saveDialog: () => (stays.end(), Promise.resolve({ canceled: false, filePath: join(folder, "late.html") })) };
    const wishes = { case: noted.id, country: null, language: "en", format: "html" } as const;
    expect(await handlersOf(noted.cases, late, paper(), stays).saveSheet(wishes)).toEqual({ ok: true, value: { saved: 0 } });
    expect(await readdir(folder)).toEqual([]);
  });

  it("is written as PDF, and a page that could not be made leaves no file behind", async () => {
    const noted = await startedCase();
    const wishes = { case: noted.id, country: null, language: "de", format: "pdf" } as const;
    const made = paper();
    expect(await handlersOf(noted.cases, dialogs(join(folder, "sheet.pdf")), made).saveSheet(wishes)).toEqual({ ok: true, value: { saved: 1 } });
    expect(await readFile(join(folder, "sheet.pdf"), "latin1")).toBe("%PDF-");
    expect(made.pages).toEqual([expect.stringContaining('<html lang="de" dir="ltr">')]);
    expect(await handlersOf(noted.cases, dialogs(join(folder, "other.pdf")), paper("failed")).saveSheet(wishes)).toEqual({ ok: false, code: "file-not-written" });
    expect(await readdir(folder)).toEqual(["sheet.pdf"]);
  });

  it.each([
    ["printed", { ok: true, value: { printed: true } }],
    ["closed", { ok: true, value: { printed: false } }],
    ["failed", { ok: false, code: "not-printed" }],
  ] as const)("that is %s on its way to the printer says so", async (came, outcome) => {
    const noted = await startedCase();
    expect(await handlersOf(noted.cases, dialogs(""), paper(came)).print({ case: noted.id, country: null, language: "en" })).toEqual(outcome);
  });

  it("of a visit is a sheet like any other, and gone with the visit", async () => {
    const visiting = await startedCase(true);
    const handlers = handlersOf(visiting.cases, dialogs(""));
    const sheet = await handlers.sheet({ case: visiting.id, country: null, language: "en" });
    expect(sheet).toMatchObject({ ok: true, value: { html: expect.stringContaining(visiting.pin) as string } });
    await visiting.cases.spaces.lock();
    expect(await handlers.print({ case: visiting.id, country: null, language: "en" })).toEqual({ ok: false, code: "unknown-case" });
  });
});
