/** @file What the container file and the systemd unit promise, as far as it can be seen without either. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { startBankProcess } from "./bank-process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).toReversed()) clean();
});
const temporary = () => {
  const made = mkdtempSync(join(tmpdir(), "ownprint-shipping-"));
  cleanups.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

describe("the container file", () => {
  const lines = readFileSync(join(root, "bank/Containerfile"), "utf8").split("\n");
  const copied = lines.flatMap((line) => {
    const match = /^COPY (?!--from)(\S+(?: \S+)*) (\S+)$/.exec(line);
    return match === null || line.includes("package-lock.json") ? [] : [[match[1] ?? "", match[2] ?? ""] as const];
  });

  it("copies all that the bank needs, and the bank starts from that alone", async () => {
    const image = temporary();
    for (const [from, to] of copied) {
      const target = to.endsWith("/") ? join(image, to, from) : join(image, to);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(root, from), target, { recursive: true });
    }
    // Only the bank's own packages, as `npm ci --omit=dev --workspace=bank` would install them.
    const tree = execFileSync("npm", ["ls", "--omit=dev", "--all", "--parseable", "--workspace=bank"], { cwd: root, encoding: "utf8" });
    for (const path of tree.split("\n").filter((line) => line.includes("node_modules"))) {
      const place = join(image, path.slice(path.indexOf("node_modules")));
      if (existsSync(place) || path.endsWith("@ownprint/bank")) continue;
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(path, place);
    }
    const bank = await startBankProcess({ BANK_LOG: "silent" }, join(image, "bank/src/index.ts"));
    expect((await fetch(`${bank.address}/health`)).status).toBe(200);
    expect(await bank.end("SIGTERM")).toBe(0);
  });

  it("does not run as root, and holds no secret", () => {
    expect(lines).toContain("USER node");
    expect(lines.filter((line) => /^(ENV|ARG)/.test(line)).join("\n")).not.toMatch(/PEPPER|DATABASE_URL|KEY/);
  });
});

const verifiable = existsSync("/usr/bin/systemd-analyze");

describe.skipIf(!verifiable)("the systemd unit (skipped where systemd-analyze is missing)", () => {
  it("is one that systemd understands and calls well protected", () => {
    const unit = join(temporary(), "ownprint-bank.service");
    // Only the programs' places are changed, to ones there are on this machine.
    const text = readFileSync(join(root, "bank/systemd/ownprint-bank.service"), "utf8").replace("/usr/bin/node", process.execPath);
    writeFileSync(unit, text);
    expect(execFileSync("systemd-analyze", ["verify", "--man=no", unit], { encoding: "utf8", stdio: "pipe" })).toBe("");
    const report = execFileSync("systemd-analyze", ["security", "--offline=true", "--json=short", unit], { encoding: "utf8", stdio: "pipe" });
    const findings = z.array(z.object({ json_field: z.string(), exposure: z.string().nullable() })).parse(JSON.parse(report));
    const exposure = findings.reduce((sum, { exposure: part }) => sum + Number(part ?? 0), 0);
    expect(findings.length).toBeGreaterThan(50);
    expect(exposure).toBeLessThan(3);
  });
});
