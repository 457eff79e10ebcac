/** @file The command line as people and programs call it. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonLines, runCommandLine } from "../fixtures/command-line.ts";
import { writeSampleFolder, type SampleFolder } from "../fixtures/pictures.ts";

let root = "";
let sample: SampleFolder;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cli-"));
  sample = await writeSampleFolder(join(root, "sample"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("hash --json", () => {
  test("prints one object a line: files, skipped files, and last a summary", async () => {
    const { code, out, err } = await runCommandLine(["hash", sample.folder, "--json"]);
    expect(code).toBe(0);
    expect(err).toBe("");
    const lines = jsonLines(out);
    const files = lines.filter(({ type }) => type === "file");
    expect(files.length).toBe(sample.photos + sample.videos);
    expect(lines.filter(({ type }) => type === "skipped").length).toBe(sample.skipped);
    expect(lines.at(-1)).toMatchObject({ type: "summary", files: 11, hashed: 8, skipped: 3 });
    for (const file of files) {
      expect(Object.keys(file)).toEqual(["type", "path", "kind", "bytes", "fingerprints", "notices"]);
      if (file["kind"] !== "image") continue;
      expect(file["fingerprints"]).toContainEqual({
        type: "pdq",
        variant: "upright",
        value: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        quality: expect.any(Number) as unknown,
      });
      expect(file["fingerprints"]).toContainEqual({ type: "md5", value: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown });
    }
  });

  test("gives the turned variants and .tmk files when asked", async () => {
    const kept = join(root, "tmk");
    const { out } = await runCommandLine(["hash", sample.folder, "--json", "--variants", "--tmk", kept, "--jobs", "1"]);
    const photo = jsonLines(out).find(({ path }) => String(path).endsWith("IMG_0001.jpg"));
    expect((photo?.["fingerprints"] as readonly { readonly variant?: string }[]).flatMap(({ variant }) => variant ?? [])).toEqual([
      "upright", "rot90", "rot180", "rot270", "flipx", "flipy", "flipplus1", "flipminus1",
    ]);
    expect(await readdir(kept)).toEqual(["MOV_0007.tmk"]);
  });

  test("ends with 0 for a path that is not there, which is listed", async () => {
    const { code, out } = await runCommandLine(["hash", join(root, "nowhere"), "--json"]);
    expect(code).toBe(0);
    expect(jsonLines(out)[0]).toEqual({ type: "skipped", path: join(root, "nowhere"), reason: "missing" });
  });
});

describe("a wrong call", () => {
  test.each([[[]], [["hash"]], [["unknown"]], [["hash", "x", "--nope"]], [["hash", "x", "--jobs", "0"]], [["hash", "x", "--jobs"]], [["compare", "a"]], [["group"]]])(
    "%j ends with 2 and says how it is done",
    async (args) => {
      const { code, out, err } = await runCommandLine(args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("Usage:");
    },
  );
});

describe("compare and group", () => {
  test("tell a smaller copy from another picture", async () => {
    const [a, small, other] = [join(sample.folder, "IMG_0001.jpg"), join(sample.folder, "Summer", "IMG_0001 small.jpg"), join(sample.folder, "IMG_0002.jpg")];
    const near = jsonLines((await runCommandLine(["compare", a, small, "--json"])).out)[0];
    const far = jsonLines((await runCommandLine(["compare", a, other, "--json"])).out)[0];
    expect(near?.["pdq"]).toBeLessThanOrEqual(31);
    expect(far?.["pdq"]).toBeGreaterThan(31);
    const groups = jsonLines((await runCommandLine(["group", sample.folder, "--json"])).out);
    expect(groups.filter(({ type }) => type === "group")).toEqual([{ type: "group", paths: [a, small].sort() }]);
  });

  test("a video scores fully against itself", async () => {
    const video = join(sample.folder, "MOV_0007.mp4");
    const line = jsonLines((await runCommandLine(["compare", video, video, "--json"])).out)[0];
    expect(line).toMatchObject({ sameFile: true, pdq: null, vpdq: { first: 100, second: 100 } });
  });
});
