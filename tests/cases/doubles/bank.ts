/**
 * @file The smallest bank that keeps the case API's word, with faults on demand: it can lose the answer after acting, refuse
 * before acting, or say something that is no answer. The real bank's own suite is bank/tests; this one is for naming exactly
 * which request fails.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { addFingerprintsRequest, caseCredentials, caseNumber, createCaseRequest, type CaseState } from "../../../src/shared/case-api.ts";

export type Fault = "lose-answer" | "refuse" | "drop" | "garbage" | "redirect" | "huge" | "wrong-case" | "busy" | "limit";

interface Seen {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface HeldCase {
  readonly number: string;
  readonly pin: string;
  readonly first: string;
  readonly expected: number;
  readonly parts: Set<string>;
  readonly values: Set<string>;
  /** Parts counted by their length, as the real bank counts them. */
  received: number;
  status: CaseState["status"];
}

const at = "2026-01-02T03:04:05.000Z";

export interface BankDouble {
  readonly address: string;
  readonly seen: readonly Seen[];
  readonly cases: ReadonlyMap<string, HeldCase>;
  /** Faults for the coming requests, one each; an empty place means none. */
  readonly faults: (Fault | null)[];
  readonly platforms: CaseState["platforms"][number][];
  readonly close: () => Promise<void>;
}

export const bankDouble = async (): Promise<BankDouble> => {
  const seen: Seen[] = [];
  const cases = new Map<string, HeldCase>();
  const faults: (Fault | null)[] = [];
  const platforms: CaseState["platforms"][number][] = [];

  const stateOf = (held: HeldCase): unknown => ({
    caseNumber: held.number,
    status: held.status,
    createdAt: at,
    updatedAt: at,
    fingerprints: { expected: held.expected, received: held.received },
    platforms,
  });
  const refuse = (status: number, code: string) => ({ status, body: { error: { code, message: code } } });
  const byCredentials = (number: string, pin: string) => [...cases.values()].find((held) => held.number === number && held.pin === pin);

  const act = (path: string, body: string): { readonly status: number; readonly body: unknown } => {
    const json: unknown = JSON.parse(body);
    if (path === "/v1/cases") {
      const asked = createCaseRequest.safeParse(json);
      if (!asked.success) return refuse(400, "bad-request");
      const known = cases.get(asked.data.idempotencyKey);
      if (known !== undefined) return known.first === body ? { status: 200, body: stateOf(known) } : refuse(409, "key-reused");
      const number = caseNumber.parse(`AAAA-BBBB-CCCC-${String(1000 + cases.size)}`);
      const held: HeldCase = { number, pin: asked.data.pin, first: body, expected: asked.data.expected, parts: new Set<string>(), values: new Set<string>(), received: 0, status: "received" as const };
      cases.set(asked.data.idempotencyKey, held);
      return { status: 201, body: stateOf(held) };
    }
    if (path === "/v1/cases/fingerprints") {
      const asked = addFingerprintsRequest.safeParse(json);
      if (!asked.success) return refuse(400, "bad-request");
      const held = byCredentials(asked.data.caseNumber, asked.data.pin);
      if (held === undefined) return refuse(404, "not-recognised");
      if (held.status === "withdrawn") return refuse(409, "withdrawn");
      if (!held.parts.has(asked.data.partKey)) held.received += asked.data.fingerprints.length;
      held.parts.add(asked.data.partKey);
      for (const value of asked.data.fingerprints) held.values.add(JSON.stringify(value));
      return { status: 200, body: stateOf(held) };
    }
    const asked = caseCredentials.safeParse(json);
    const held = asked.success ? byCredentials(asked.data.caseNumber, asked.data.pin) : undefined;
    if (held === undefined) return refuse(404, "not-recognised");
    if (path === "/v1/cases/withdraw") held.status = "withdrawn";
    return { status: 200, body: stateOf(held) };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const path = request.url ?? "";
      seen.push({ path, body, headers: request.headers });
      const fault = faults.shift() ?? null;
      const answer = (status: number, text: string, headers: Record<string, string> = {}) => {
        response.writeHead(status, { "content-type": "application/json", ...headers });
        response.end(text);
      };
      switch (fault) {
        case "drop":
          return void request.socket.destroy();
        case "refuse":
          { answer(503, "<html>down</html>"); return; }
        case "garbage":
          { answer(200, "<html>welcome to the hotel</html>"); return; }
        case "redirect":
          { answer(307, "", { location: "/v1/elsewhere" }); return; }
        case "huge":
          { answer(200, `"${"x".repeat(3_000_000)}"`); return; }
        case "busy":
          { answer(429, JSON.stringify({ error: { code: "too-many-attempts", message: "" } })); return; }
        case "limit":
          { answer(422, JSON.stringify({ error: { code: "limit-reached", message: "" } })); return; }
        case "lose-answer":
          act(path, body);
          return void request.socket.destroy();
        case "wrong-case": {
          const done = act(path, body);
          // The first answer has to be believed: only the bank knows which number it gave.
          const told = JSON.stringify(done.body);
          answer(done.status, path === "/v1/cases" ? told : told.replace("AAAA-BBBB", "ZZZZ-ZZZZ")); return;
        }
        case null: {
          const done = act(path, body);
          answer(done.status, JSON.stringify(done.body)); return;
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    seen,
    cases,
    faults,
    platforms,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
