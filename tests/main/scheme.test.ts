import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerRequest, fileFor } from "../../src/main/scheme.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "page-"));
  await writeFile(join(folder, "index.html"), "<!doctype html>");
  await writeFile(join(folder, "private.jpg"), "not for the page");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (url: string, method = "GET") => answerRequest(folder, { method, url });

describe("the program's own scheme", () => {
  test("serves the page with its policy, and lets nothing be cached", async () => {
    const answer = await get("ownprint://app/index.html");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  test.each([
    "ownprint://app/missing.html",
    "ownprint://app/private.jpg",
    "ownprint://app/%2e%2e/secret.html",
    "ownprint://app/..%2f..%2fetc%2fpasswd",
    "ownprint://app/%2e%2e%5csecret.html",
    "ownprint://app/index.html%00.jpg",
    "ownprint://app/%E0%A4%A",
    "ownprint://elsewhere/index.html",
  ])("answers 404 to %s, policy and all", async (address) => {
    const answer = await get(address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  });

  test("answers nothing but GET", async () => {
    expect((await get("ownprint://app/index.html", "POST")).status).toBe(404);
  });

  test("never leaves its folder", () => {
    expect(fileFor("/srv/page", "ownprint://app/../page-of-another/index.html")).toBe(join("/srv/page", "page-of-another", "index.html"));
    expect(fileFor("/srv/page", "ownprint://app/..%2fpage-of-another%2findex.html")).toBeNull();
  });
});
