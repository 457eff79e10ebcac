import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCases, sessionStore } from "../../src/cases/index.ts";
import { secretClipboard, type ClipboardParts } from "../../src/main/clipboard.ts";
import { casesHandlers } from "../../src/main/handlers/cases.ts";
import type { CaseId } from "../../src/shared/model/brand.ts";
import { clipboard as system, ClipboardItem } from "../hosts/electron-stand-in/clipboard.ts";
import { label, photos } from "../cases/doubles/sample.ts";

// Typed as Electron's own: the stand-in's class has the same shape, and Electron's can't be had outside of Electron.
const Item = ClipboardItem as unknown as ClipboardParts["Item"];
const secrets = (platform: NodeJS.Platform = "linux", clipboard: ClipboardParts["clipboard"] = system) => secretClipboard({ clipboard, Item, platform });

const typesHeld = async (): Promise<readonly string[]> => (await system.read()).flatMap(({ types }) => types);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  system.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a secret on the clipboard", () => {
  it("is gone after a minute, and not before", async () => {
    expect(await secrets().put("48203917")).toBe(true);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(await system.readText()).toBe("48203917");
    await vi.advanceTimersByTimeAsync(1);
    expect(await system.readText()).toBe("");
  });

  it("has a whole minute when another one takes its place", async () => {
    const own = secrets();
    await own.put("AAAA-BBBB");
    await vi.advanceTimersByTimeAsync(40_000);
    await own.put("48203917");
    await vi.advanceTimersByTimeAsync(40_000);
    expect(await system.readText()).toBe("48203917");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await system.readText()).toBe("");
  });

  it("takes nothing away that was copied since", async () => {
    const own = secrets();
    await own.put("48203917");
    await system.writeText("a shopping list");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await system.readText()).toBe("a shopping list");
    await own.clear();
    expect(await system.readText()).toBe("a shopping list");
  });

  it("is gone at once when everything is forgotten, even one that is still on its way", async () => {
    const own = secrets();
    const onItsWay = own.put("48203917");
    expect(own.holds()).toBe(true);
    await own.clear();
    await onItsWay;
    expect(own.holds()).toBe(false);
    expect(await system.readText()).toBe("");
  });

  it("is taken away where the clipboard can't be read", async () => {
    const clear = vi.fn();
    const own = secrets("linux", { write: () => Promise.resolve(), readText: () => Promise.reject(new Error("no reading")), clear });
    await own.put("48203917");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(clear).toHaveBeenCalledOnce();
  });

  it("that the system does not take is not said to be there", async () => {
    const own = secrets("linux", { write: () => Promise.reject(new Error("no clipboard")), readText: () => Promise.resolve(""), clear: () => undefined });
    expect(await own.put("48203917")).toBe(false);
    expect(await secrets().put("48203917")).toBe(true);
  });
});

describe("what keeps it out of histories", () => {
  it.each([
    ["win32", ["ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"]],
    ["darwin", ["org.nspasteboard.ConcealedType", "org.nspasteboard.TransientType"]],
    ["linux", ["x-kde-passwordManagerHint"]],
  ] as const)("on %s are the marks that are looked for there", async (platform, marks) => {
    await secrets(platform).put("48203917");
    expect(await typesHeld()).toEqual(["text/plain", ...marks.map((mark) => `electron application/osclipboard;format="${mark}"`)]);
  });

  it("says no to Windows as the number it expects, and names a secret to Klipper", async () => {
    await secrets("win32").put("48203917");
    const [windows] = await system.read();
    const no = await windows?.getType('electron application/osclipboard;format="CanIncludeInClipboardHistory"' as string);
    expect(no instanceof Blob && new Uint8Array(await no.arrayBuffer())).toEqual(new Uint8Array(4));
    await secrets("linux").put("48203917");
    const [linux] = await system.read();
    const hint = await linux?.getType('electron application/osclipboard;format="x-kde-passwordManagerHint"' as string);
    expect(hint instanceof Blob && (await hint.text())).toBe("secret");
  });
});

describe("copying a case's keys", () => {
  const withNoted = async (pin: string | null) => {
    const cases = createCases({ stores: { keychain: sessionStore(), session: sessionStore() }, bank: null });
    const noted = await cases.cases.noteElsewhere({ service: "stopncii", label: label("Lake"), keys: { number: "123-456", pin }, note: "", keeping: "session" });
    if (!noted.ok) throw new Error(noted.code);
    return { handlers: casesHandlers(cases.cases, secrets()), id: noted.value.id };
  };

  it("puts the one that was asked for on the clipboard and says for how long", async () => {
    const { handlers, id } = await withNoted("4820");
    expect(await handlers.copyElsewhere({ case: id, what: "number" })).toEqual({ ok: true, value: { clearsAfter: 60_000 } });
    expect(await system.readText()).toBe("123-456");
    await handlers.copyElsewhere({ case: id, what: "pin" });
    expect(await system.readText()).toBe("4820");
  });

  it("copies nothing that is not there", async () => {
    const { handlers, id } = await withNoted(null);
    expect(await handlers.copyElsewhere({ case: id, what: "pin" })).toEqual({ ok: false, code: "unknown-case" });
    expect(await handlers.copy({ case: `case-${"0".repeat(32)}` as CaseId, what: "pin" })).toEqual({ ok: false, code: "unknown-case" });
    expect(await system.readText()).toBe("");
  });

  it("says so when there is no number yet", async () => {
    const cases = createCases({
      stores: { keychain: sessionStore(), session: sessionStore() },
      bank: { name: "Test bank", address: "http://127.0.0.1:9", policyVersion: "1" },
      wait: () => Promise.resolve(),
    });
    const draft = await cases.sending.prepare({ items: photos(1), pin: null, label: label("Phone"), keeping: "session", assisted: false });
    if (draft.ok) await cases.sending.send({ draft: draft.value.id });
    const listed = await cases.cases.list();
    const id = listed.ok ? listed.value[0]?.id : undefined;
    if (id === undefined) throw new Error("no case");
    const handlers = casesHandlers(cases.cases, secrets());
    expect(await handlers.copy({ case: id, what: "number" })).toEqual({ ok: false, code: "case-not-sent" });
    expect(await handlers.copy({ case: id, what: "pin" })).toEqual({ ok: true, value: { clearsAfter: 60_000 } });
    expect(await system.readText()).toMatch(/^\d{8}$/);
  });
});
