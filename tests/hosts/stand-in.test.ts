/** @file The stand-in keeps Electron's promises, tried with a small program of its own that uses all of it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./choose.ts";
import type { Program } from "./program.ts";
import { launchStandIn } from "./stand-in-host.ts";

/** What the fixture's preload puts on the window. */
interface FixtureWindow {
  readonly fixture: {
    readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
    readonly send: (channel: string) => void;
    readonly paths: (files: File[]) => string[];
    readonly refusals: () => (string | null)[];
    readonly nested: { value: number };
  };
  readonly received: unknown[][];
  readonly droppedPaths?: string[];
  readonly chosenPaths?: string[];
}
declare const window: FixtureWindow & Window & typeof globalThis;

const chromium = findChromium();
const main = join(import.meta.dirname, "fixture-program", "main.js");
const launch = (env: Record<string, string> = {}) => launchStandIn(chromium ?? "", { main, env, locale: "de-DE", colorScheme: "dark" });
const ask = (program: Program, channel: string, ...args: unknown[]): Promise<unknown> =>
  program.page.evaluate(([name, rest]) => window.fixture.invoke(name, ...rest), [channel, args] as const);
const shared = () => (existsSync("/dev/shm") ? "/dev/shm" : tmpdir());
const runFolders = (launcher = process.pid) => readdirSync(shared()).filter((name) => name.startsWith(`host-${launcher}-`));

describe.skipIf(chromium === null)("the stand-in (needs an installed Chromium)", () => {
  let program: Program;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "stand-in-test-"));
    program = await launch();
  });
  afterAll(async () => {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe("messages between page and program", () => {
    test("keep what structured clone keeps, both ways", async () => {
      const kept = await program.page.evaluate(async () => {
        const shared = { me: null as unknown };
        shared.me = shared;
        const [map, undefinedValue, date, big, zero, cycle, error, view] = (await window.fixture.invoke(
          "echo", new Map([["k", new Set([1])]]), undefined, new Date(5), 10n, -0, shared, new TypeError("no"), new Uint16Array([1, 65535]),
        )) as [Map<string, Set<number>>, unknown, Date, bigint, number, typeof shared, Error, Uint16Array];
        return [
          map instanceof Map && map.get("k")?.has(1), typeof undefinedValue === "undefined", date instanceof Date && date.getTime() === 5, big === 10n, Object.is(zero, -0),
          cycle.me === cycle, error instanceof Error && error.name === "TypeError" && error.message === "no", view instanceof Uint16Array && view[1] === 65535,
        ];
      });
      expect(kept).toEqual(new Array(8).fill(true));
      const seen = await program.page.evaluate(() =>
        window.fixture.invoke("describe", new Map<string, unknown>([["k", new Set()], ["bytes", new Uint8Array([0, 255])]])),
      );
      expect(seen).toEqual({ type: "[object Map]", isMap: true, bytes: [0, 255] });
    });

    test("refuse what structured clone refuses", async () => {
      await expect(ask(program, "not-clonable")).rejects.toThrow(/could not be cloned/);
      const refused = await program.page.evaluate(() => window.fixture.invoke("echo", () => {}).then(() => null, (error: unknown) => String(error)));
      expect(refused).toMatch(/could not be cloned/);
    });

    test("carry errors in Electron's words, and name a channel nobody handles", async () => {
      await expect(ask(program, "throws")).rejects.toThrow("Error invoking remote method 'throws': RangeError: too far");
      await expect(ask(program, "nobody")).rejects.toThrow("No handler registered for 'nobody'");
    });

    test("arrive in the order in which they were sent, events before the answer that follows them", async () => {
      const seen = await program.page.evaluate(async () => {
        window.received.length = 0;
        await window.fixture.invoke("count", 50);
        return window.received.map(([index]) => index);
      });
      expect(seen).toEqual(Array.from({ length: 50 }, (_none, index) => index));
    });

    test("come from a sender with the program's own address", async () => {
      expect(await ask(program, "sender")).toEqual({ url: "fixture://app/page.html", origin: "fixture://app", isTop: true, isOurs: true });
    });
  });

  describe("the page", () => {
    test("has the frozen API and no way around it", async () => {
      const found = await program.page.evaluate(() => {
        const { nested } = window.fixture;
        try {
          nested.value = 2;
        } catch {
          // Frozen, as it should be.
        }
        return {
          value: nested.value,
          frozen: Object.isFrozen(window.fixture) && Object.isFrozen(nested),
          replaced: Reflect.set(window, "fixture", null),
          names: Object.getOwnPropertyNames(window).filter((name) => /^(standIn|require|module|process|electron)/.test(name)),
        };
      });
      expect(found).toEqual({ value: 1, frozen: true, replaced: false, names: [] });
    });

    test("has a preload that can require electron alone", async () => {
      const [fs, sendSync, clipboard] = await program.page.evaluate(() => window.fixture.refusals());
      expect(fs).toBe('A sandboxed preload can\'t require "node:fs".');
      expect(sendSync).toMatch(/no ipcRenderer\.sendSync/);
      expect(clipboard).toMatch(/clipboard/);
    });

    test("gets files, status and policy from the program's own handler", async () => {
      const response = await program.page.request.get("https://example.org/").catch(() => null);
      expect(response).toBeNull();
      const violations = await program.page.evaluate(async () => {
        const seen: string[] = [];
        document.addEventListener("securitypolicyviolation", (event) => seen.push(event.violatedDirective));
        await fetch("https://example.org/").catch(() => null);
        const script = document.createElement("script");
        try {
          script.text = "window.injected = true";
        } catch {
          // Trusted types say no.
        }
        const image = document.createElement("img");
        image.src = "https://example.org/a.png";
        await new Promise((resolve) => setTimeout(resolve, 200));
        return { seen, injected: "injected" in window };
      });
      expect(violations.injected).toBe(false);
      expect(violations.seen).toEqual(expect.arrayContaining(["connect-src", "img-src"]));
    });

    test("says that it is the stand-in, without a word to screen readers or to the program's own page", async () => {
      const hosts = program.page.locator("html > div[aria-hidden=true]");
      expect(await hosts.count()).toBe(1);
      expect(await program.page.locator("body").innerText()).not.toContain("Stand-in");
      expect(await program.page.getByText("Stand-in").count()).toBe(0);
    });
  });

  describe("requests", () => {
    test("are seen by the program's rule first, under their own addresses", async () => {
      const seen = (await ask(program, "requests")) as { url: string; type: string }[];
      expect(seen).toContainEqual({ url: "fixture://app/page.html", type: "mainFrame" });
      expect(seen).toContainEqual({ url: "fixture://app/page.js", type: "script" });
    });

    test("that the rule cancels, or that nobody serves, are refused and kept on record", async () => {
      await program.page.evaluate(async () => {
        const link = document.createElement("link");
        link.rel = "modulepreload";
        link.href = "forbidden.js";
        const image = document.createElement("img");
        // The fixture's policy and rule both let this one pass, so only the host is left to refuse it.
        image.src = "https://pictures.example/a.png";
        document.body.append(image);
        document.head.append(link);
        await Promise.all([link, image].map((element) => new Promise((resolve) => {
          element.addEventListener("error", resolve, { once: true });
        })));
      });
      const denied = await program.deniedRequests();
      expect(denied).toContainEqual({ url: "fixture://app/forbidden.js", resourceType: "script", by: "program" });
      expect(denied).toContainEqual({ url: "https://pictures.example/a.png", resourceType: "image", by: "host" });
    });
  });

  describe("navigation and windows", () => {
    test("away from the program are decided by its handlers", async () => {
      for (const link of ["#elsewhere", "#file"]) await program.page.click(link);
      await program.page.evaluate(() => {
        location.href = "about:blank";
      });
      await program.page.waitForTimeout(200);
      expect(program.page.url()).toMatch(/\/page\.html$/);
      await expect(ask(program, "echo", 1)).resolves.toEqual([1]);
    });

    test("to the program's own page are allowed, and the page speaks to the program again", async () => {
      await program.page.click("#own");
      await program.page.waitForURL(/own$/);
      expect(await ask(program, "sender")).toMatchObject({ url: "fixture://app/page.html?own", isTop: true });
    });

    test("no second window opens", async () => {
      expect(await program.page.evaluate(() => window.open("page.html"))).toBeNull();
      await program.page.click("#new-window");
      await expect.poll(() => program.page.context().pages().length).toBe(1);
    });
  });

  test("permissions are decided by the program", async () => {
    const asked = await program.page.evaluate(async () => ({
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => "granted", (error: unknown) => (error as Error).name),
      clipboard: await navigator.clipboard.readText().then(() => "granted", (error: unknown) => (error as Error).name),
      notifications: await Notification.requestPermission(),
      state: (await navigator.permissions.query({ name: "geolocation" })).state,
    }));
    expect(asked).toEqual({ camera: "NotAllowedError", clipboard: "NotAllowedError", notifications: "denied", state: "denied" });
    expect((await program.deniedPermissions()).map(({ permission }) => permission)).toEqual(["media", "clipboard-read", "notifications"]);
    await program.page.evaluate(() => {
      navigator.geolocation.getCurrentPosition(() => {}, () => {});
    });
    await expect
      .poll(() => program.page.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state))
      .toBe("granted");
  });

  describe("files", () => {
    test("that are dropped give their paths, and one made in memory gives none", async () => {
      const path = join(folder, "a picture.txt");
      writeFileSync(path, "a");
      await program.dropFiles(program.page.locator("#drop"), [path, folder]);
      await expect.poll(() => program.page.evaluate(() => window.droppedPaths)).toEqual([path, folder]);
      expect(await program.page.evaluate(() => window.fixture.paths([new File(["a"], "made.txt")]))).toEqual([""]);
    });

    test("are chosen in a dialog that the test answers, before or after it opens", async () => {
      await program.answerOpenDialog(["/first"]);
      expect(await ask(program, "choose")).toEqual({ canceled: false, filePaths: ["/first"] });
      const chosen = ask(program, "choose");
      await program.answerOpenDialog([]);
      expect(await chosen).toEqual({ canceled: true, filePaths: [] });
    });
  });

  test("the desktop around it: links, clipboard, power, theme, window", async () => {
    await ask(program, "open-link", "https://example.org/help");
    expect(await program.openedLinks()).toEqual(["https://example.org/help"]);
    expect(await ask(program, "copy", "text")).toBe("text");
    expect(await program.clipboardText()).toBe("text");
    expect(await ask(program, "about")).toMatchObject({ version: "1.2.3", name: "fixture-program", locale: "de-DE", packaged: false, dark: true, settingsHidden: true });
    expect(await program.page.evaluate(() => [navigator.language, matchMedia("(prefers-color-scheme: dark)").matches])).toEqual(["de-DE", true]);
    expect(await ask(program, "theme", "light")).toBe(false);
    await program.emitPower("lock-screen");
    await expect.poll(() => program.page.evaluate(() => window.received.flat())).toContain("lock-screen");
    expect(await program.windows()).toEqual([{ visible: true, title: "Fixture", contentProtected: true }]);
    await program.emitWindow("hide");
    await expect.poll(() => program.page.evaluate(() => window.received.flat())).toContain("hidden");
    expect(await program.windows()).toMatchObject([{ visible: false }]);
    expect(await ask(program, "pdf")).toEqual([expect.any(Number), "%PDF-"]);
  });

  test("isolated processes get the environment they are given, structured clones, and a port", async () => {
    const { reply, code, pid } = (await ask(program, "work")) as { reply: { environment: string[]; hasSend: boolean }; code: number; pid: number | null };
    expect(reply).toMatchObject({ hasSend: false });
    expect(reply.environment.filter((name) => !/^(LC_|__CF)/.test(name))).toEqual(["ONLY"]);
    expect([code, pid]).toEqual([7, null]);
    const bytes = await program.page.evaluate(async () => {
      const { reply: answer } = (await window.fixture.invoke("work")) as { reply: { echoed: Map<string, Uint8Array> } };
      return [...(answer.echoed.get("bytes") ?? [])];
    });
    expect(bytes).toEqual([1, 2, 255]);
  });

  test("everything it does not have is refused by name", async () => {
    const refusals = (await ask(program, "refusals")) as Record<string, string | null>;
    expect(refusals).toEqual({
      absentModule: expect.stringContaining("net.fetch") as string,
      safeStorage: expect.stringContaining("safeStorage.isEncryptionAvailable") as string,
      member: expect.stringContaining("app.getFileIcon") as string,
      event: expect.stringContaining("no-such-event") as string,
      windowMember: expect.stringContaining("BrowserWindow.setKiosk") as string,
      option: expect.stringContaining("kiosk") as string,
      weakening: expect.stringContaining("sandboxed") as string,
      persistent: expect.stringContaining("on disk") as string,
    });
  });

  describe("the end", () => {
    test("of the last window is the end of the program, with its events, and nothing is left", async () => {
      const before = runFolders();
      const other = await launch({ FIXTURE_SAY_END: "1" });
      await other.page.evaluate(() => {
        window.fixture.send("close-me");
      });
      expect(await other.ended).toBe(0);
      await other.close();
      expect(other.errorOutput()).toContain("end: web-contents-created before-quit will-quit");
      expect(runFolders()).toEqual(before);
    });

    test("by SIGKILL takes Chromium along, and the launcher removes what was left", async () => {
      const before = runFolders();
      const other = await launch();
      await other.kill("SIGKILL");
      expect(await other.ended).toBeNull();
      expect(() => process.kill(other.mainProcess.pid, 0)).toThrow();
      expect(runFolders()).toEqual(before);
    });

    test("of the launcher is the end of the program, and nothing is left", async () => {
      const launcher = spawn(process.execPath, [join(import.meta.dirname, "fixture-program", "launcher.ts")], { stdio: ["ignore", "pipe", "inherit"] });
      const [line] = (await once(launcher.stdout, "data")) as [Buffer];
      expect(runFolders(launcher.pid)).toHaveLength(1);
      launcher.kill("SIGKILL");
      const isGone = () => {
        try {
          process.kill(Number(String(line)), 0);
          return false;
        } catch {
          return true;
        }
      };
      await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
      expect(runFolders(launcher.pid)).toEqual([]);
    });
  });
});
