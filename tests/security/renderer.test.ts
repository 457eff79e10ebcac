/** @file Promise 1 in a real Chromium: whatever a taken-over page tries, it reaches no address, no Node and no other page. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listenOnLoopback, type LoopbackListener } from "../fixtures/loopback-listener.ts";
import { launchProgram, type Program } from "../hosts/index.ts";

let listener: LoopbackListener;
let program: Program;

beforeAll(async () => {
  listener = await listenOnLoopback();
  // The bank's own address: not even that one is for the page.
  program = await launchProgram({ env: { OWNPRINT_BANK: `http://127.0.0.1:${listener.port}`, OWNPRINT_BANK_POLICY: "2026-11" } });
});
afterAll(async () => {
  await program.close();
  await listener.close();
});

/** Runs in the page. Says what came of the attempt; "reached" is the only bad answer. */
type Attempt = (address: string) => Promise<string>;

const attempts: Readonly<Record<string, Attempt>> = {
  "fetch": (address) => fetch(address).then(() => "reached", () => "refused"),
  "XMLHttpRequest": (address) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve("reached");
      request.onerror = () => resolve("refused");
      request.open("GET", address);
      request.send();
    }),
  "an image": (address) =>
    new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve("reached");
      image.onerror = () => resolve("refused");
      image.src = address;
    }),
  "a style sheet": (address) =>
    new Promise((resolve) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.onload = () => resolve("reached");
      link.onerror = () => resolve("refused");
      link.href = address;
      document.head.append(link);
    }),
  "a frame": (address) =>
    new Promise((resolve) => {
      const frame = document.createElement("iframe");
      frame.src = address;
      document.body.append(frame);
      setTimeout(() => {
        frame.remove();
        resolve("refused");
      }, 500);
    }),
  "a WebSocket": (address) =>
    new Promise((resolve) => {
      try {
        const socket = new WebSocket(address.replace("http", "ws"));
        socket.onopen = () => resolve("reached");
        socket.onerror = () => resolve("refused");
      } catch {
        resolve("refused");
      }
    }),
  "an EventSource": (address) =>
    new Promise((resolve) => {
      try {
        const source = new EventSource(address);
        source.onopen = () => resolve("reached");
        source.onerror = () => {
          source.close();
          resolve("refused");
        };
      } catch {
        resolve("refused");
      }
    }),
  "a beacon": (address) => {
    navigator.sendBeacon(address, "x");
    return new Promise((resolve) => setTimeout(() => resolve("refused"), 500));
  },
  "a prefetch": (address) => {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = address;
    document.head.append(link);
    return new Promise((resolve) => setTimeout(() => resolve("refused"), 500));
  },
  "a form": (address) => {
    const form = document.createElement("form");
    form.action = address;
    form.method = "post";
    document.body.append(form);
    form.submit();
    return new Promise((resolve) => setTimeout(() => resolve("refused"), 500));
  },
  "a new window": (address) => Promise.resolve(window.open(address) === null ? "refused" : "reached"),
};

describe("a taken-over page", () => {
  test.each(Object.keys(attempts))("reaches nothing with %s", async (name) => {
    const attempt = attempts[name];
    if (attempt === undefined) throw new Error(`no attempt ${name}`);
    const answer = await program.page.evaluate(attempt, `http://127.0.0.1:${listener.port}/v1/info?${encodeURIComponent(name)}`);
    expect(answer).toBe("refused");
    expect(listener.connections()).toBe(0);
    expect(program.page.url()).toMatch(/index\.html/);
  });

  test("can't leave its page", async () => {
    await program.page.evaluate((address) => {
      location.href = address;
    }, `http://127.0.0.1:${listener.port}/`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(program.page.url()).toMatch(/index\.html/);
    expect(listener.connections()).toBe(0);
  });

  test("finds no Node, no Electron, and an API it can't change", async () => {
    const found = await program.page.evaluate(() => {
      const names = ["require", "process", "module", "Buffer", "electron", "ipcRenderer", "global"].filter((name) => name in globalThis);
      const api = (globalThis as unknown as { ownprint: Record<string, unknown> }).ownprint;
      const before = api["sending"];
      try {
        api["sending"] = "changed";
      } catch {
        // Frozen objects may throw or ignore; either way nothing changes.
      }
      return { names, areas: Object.keys(api).sort(), unchanged: api["sending"] === before };
    });
    expect(found.names).toEqual([]);
    expect(found.unchanged).toBe(true);
    expect(found.areas).toEqual(expect.arrayContaining(["app", "cases", "files", "help", "review", "scan", "secrets", "sending"]));
  });

  test("runs no text as code", async () => {
    const ran = await program.page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.textContent = "globalThis.injected = true";
        document.body.append(script);
      } catch {
        return "refused";
      }
      return "injected" in globalThis ? "ran" : "refused";
    });
    expect(ran).toBe("refused");
  });

  test("gets no permission", async () => {
    const state = await program.page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }).then(() => "granted", () => "denied"));
    expect(state).toBe("denied");
  });

  test("can't call a command with arguments the contract does not know", async () => {
    const answers = await program.page.evaluate(async () => {
      const api = (globalThis as unknown as { ownprint: Record<string, Record<string, (args?: unknown) => Promise<unknown>>> }).ownprint;
      return Promise.all([
        api["scan"]?.["start"]?.({ grants: ["/etc"], age: "everyone-adult" }),
        api["scan"]?.["start"]?.({ grants: [], age: "not-sure" }),
        api["help"]?.["open"]?.({ link: "https://example.org" }),
        api["review"]?.["thumbnail"]?.({ scan: "../../x", item: -1, longSide: 1e9 }),
      ]);
    });
    expect(answers).toEqual(Array.from({ length: 4 }, () => ({ ok: false, code: "bad-request" })));
    expect(await program.openedLinks()).toEqual([]);
  });
});
