/** @file Shows forbidden imports failing: each arrow below, drawn in a file of that room, is an error of `npm test`'s lint. */
import { ESLint, type Linter } from "eslint";
import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { connectingFolders, rooms } from "../../eslint/rooms.js";

const root = join(import.meta.dirname, "../..");

/** Any source file of a room: the text is replaced, only the place counts. */
const placeIn = (folder: string): string => {
  const file = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).find((path) => path.endsWith(".ts") && !path.includes("node_modules"));
  if (file === undefined) throw new Error(`${folder} has no file`);
  return join(root, folder, file);
};

const doorRules = new Set(["import-x/no-restricted-paths", "no-restricted-imports", "no-restricted-globals", "no-restricted-syntax"]);

const lint = new ESLint({ cwd: root });
const complaints = async (folder: string, text: (place: string) => string): Promise<readonly string[]> => {
  const place = placeIn(folder);
  const [result] = await lint.lintText(text(place), { filePath: place });
  const messages: readonly Linter.LintMessage[] = result?.messages ?? [];
  return messages.map(({ ruleId }) => ruleId ?? "parse error").filter((rule) => doorRules.has(rule) || rule === "parse error");
};

const importing = (specifier: string) => () => `import "${specifier}";\n`;
const importingFile = (target: string) => (place: string) => {
  const path = relative(dirname(place), join(root, target));
  return `import "${path.startsWith(".") ? path : `./${path}`}";\n`;
};

describe("rooms", () => {
  test.each([
    ["src/renderer", "node:fs"],
    ["src/renderer", "electron"],
    ["src/renderer", "sharp"],
    ["src/fingerprint", "node:crypto"],
    ["src/fingerprint", "zod"],
    ["src/shared", "node:path"],
    ["src/shared", "electron"],
    ["src/engine", "electron"],
    ["src/engine", "node:http"],
    ["src/engine", "node:net"],
    ["src/cases", "electron"],
    ["src/main", "node:https"],
    ["src/main", "sharp"],
    ["src/cli", "electron"],
    ["src/preload", "node:fs"],
    ["bank/src", "electron"],
  ])("%s can't import %s", async (folder, specifier) => {
    expect(await complaints(folder, importing(specifier))).toContain("no-restricted-imports");
  });

  test.each([
    ["src/renderer", "src/main/grants.ts"],
    ["src/renderer", "src/engine/index.ts"],
    ["src/renderer", "src/cases/index.ts"],
    ["src/fingerprint", "src/shared/model/brand.ts"],
    ["src/shared", "src/fingerprint/index.ts"],
    ["src/engine", "src/cases/index.ts"],
    ["src/cases", "src/engine/index.ts"],
    ["src/preload", "src/main/grants.ts"],
    ["src/main", "src/renderer/main.tsx"],
    ["src/main", "tests/fixtures/faulty-proxy.ts"],
    ["bank/src", "src/cases/index.ts"],
  ])("%s can't import from %s", async (folder, target) => {
    expect(await complaints(folder, importingFile(target))).toContain("import-x/no-restricted-paths");
  });

  test.each([
    ["src/main", "src/engine/index.ts"],
    ["src/main", "src/cases/index.ts"],
    ["src/engine", "src/fingerprint/index.ts"],
    ["src/renderer", "src/shared/contract/index.ts"],
  ])("%s may import from %s", async (folder, target) => {
    expect(await complaints(folder, importingFile(target))).toEqual([]);
  });

  test.each(rooms.map(({ folder }) => folder).filter((folder) => folder.startsWith("src/") && folder !== "src/cases"))(
    "%s can't use fetch",
    async (folder) => {
      expect(await complaints(folder, () => `void fetch("https://example.org");\n`)).toContain("no-restricted-globals");
    },
  );

  test("only the bank client may connect", () => {
    expect(connectingFolders).toEqual(["src/cases/bank-client"]);
  });

  test("raw IPC exists in one file of main", async () => {
    expect(await complaints("src/main/handlers", () => `import { ipcMain } from "electron";\nvoid ipcMain;\n`)).toContain("no-restricted-syntax");
  });
});
