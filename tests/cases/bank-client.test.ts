import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { bankAddress, bankHost } from "../../src/cases/bank-client/address.ts";
import { bankClient } from "../../src/cases/bank-client/client.ts";

const running: Server[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const listen = async (server: Server, scheme: string): Promise<string> => {
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};
const serve = (answer: RequestListener) => listen(createHttp(answer), "http");
const forever = new AbortController().signal;
const status = (address: string, timeout?: number, signal = forever) => bankClient(address, timeout).post("/v1/cases/status", "{}", signal);

describe("where the program is willing to connect", () => {
  it.each([
    ["https://bank.example", "https://bank.example/v1/cases"],
    ["https://bank.example/ownprint", "https://bank.example/ownprint/v1/cases"],
    ["https://bank.example/ownprint/", "https://bank.example/ownprint/v1/cases"],
    ["http://127.0.0.1:4870", "http://127.0.0.1:4870/v1/cases"],
    ["http://[::1]:4870", "http://[::1]:4870/v1/cases"],
    ["http://localhost:4870", "http://localhost:4870/v1/cases"],
  ])("%s is one", (base, whole) => {
    expect(bankAddress(base, "/v1/cases")?.href).toBe(whole);
  });

  it.each([
    "", "bank.example", "http://bank.example", "http://127.0.0.1.bank.example", "http://localhost.bank.example", "ftp://bank.example",
    "https://me:secret@bank.example", "https://bank.example/?key=1", "https://bank.example/#part", "file:///etc/passwd", "javascript:alert(1)",
  ])("%j is none", async (base) => {
    expect(bankAddress(base, "/v1/cases")).toBeNull();
    expect(await status(base)).toEqual({ ok: false, code: "no-bank" });
  });

  it("is shown by its host", () => {
    expect(bankHost("https://bank.example:8443/path")).toBe("bank.example:8443");
    expect(bankHost("nonsense")).toBe("");
  });
});

describe("a call", () => {
  it("does not follow a redirect, wherever it leads", async () => {
    let asked = 0;
    const address = await serve((_, response) => {
      asked += 1;
      response.writeHead(308, { location: "/v1/elsewhere" }).end();
    });
    expect((await status(address)).ok).toBe(false);
    expect(asked).toBe(1);
  });

  it("ends in time even when the answer drips in forever", async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    const began = performance.now();
    expect(await status(address, 200)).toEqual({ ok: false, code: "bank-timeout" });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it("reads no more than a mebibyte, however much is offered", async () => {
    let written = 0;
    const address = await serve((_, response) => {
      const chunk = Buffer.alloc(65_536, 0x20);
      response.on("error", () => undefined);
      const more = () => {
        while (!response.destroyed && written < 256 * 1_048_576) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
      };
      more();
    });
    expect(await status(address)).toEqual({ ok: false, code: "bank-answer-unreadable" });
    expect(written).toBeLessThan(64 * 1_048_576);
  });

  it("does not take half an answer for a whole one", async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("{}", () => response.destroy());
    });
    expect(await status(address)).toEqual({ ok: false, code: "bank-answer-unreadable" });
  });

  it("stops when it is told to", async () => {
    const address = await serve(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    expect(await status(address, 5_000, stop.signal)).toEqual({ ok: false, code: "bank-unreachable" });
  });

  it.each([
    [400, "bad-request", "bank-refused"], [404, "not-recognised", "case-not-recognised"], [409, "key-reused", "bank-refused"],
    [409, "withdrawn", "case-withdrawn"], [413, "too-large", "bank-limit"], [422, "limit-reached", "bank-limit"],
    [429, "too-many-attempts", "bank-busy"], [404, "not-found", "bank-refused"], [503, "unavailable", "bank-failing"],
    [400, "a code nobody knows", "bank-answer-unreadable"],
  ] as const)("refused with %i %s is told as %s, without the bank's own words", async (code, error, told) => {
    const address = await serve((_, response) => void response.writeHead(code).end(JSON.stringify({ error: { code: error, message: "<b>click here</b>" } })));
    expect(await status(address)).toEqual({ ok: false, code: told });
  });

  // Needs openssl to make a certificate that nobody vouches for.
  it.skipIf(spawnSync("openssl", ["version"]).status !== 0)("is not made to somebody without a good certificate, whatever the environment says", async () => {
    const folder = mkdtempSync(join(tmpdir(), "certificate-"));
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    try {
      const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
      spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert, "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]);
      let asked = 0;
      const server = createHttps({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
        asked += 1;
        response.end("{}");
      });
      const address = await listen(server, "https");
      process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
      expect(await status(address)).toEqual({ ok: false, code: "bank-unreachable" });
      expect(asked).toBe(0);
    } finally {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
