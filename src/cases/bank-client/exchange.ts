/**
 * @file One request, one answer. Node's own client is used below fetch because fetch adds headers of its own
 * (accept-language, sec-fetch-mode, user-agent) and follows redirects unless told otherwise.
 */
import { request as requestHttp, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { request as requestHttps } from "node:https";

/** The largest answer that is read, in bytes. A case's state with every platform is a hundredth of it. */
const ANSWER_LIMIT_BYTES = 1_048_576;

export type Exchange =
  | { readonly kind: "answered"; readonly status: number; readonly body: string }
  | { readonly kind: "unreachable" | "timeout" | "unreadable" | "stopped" };

export interface Asked {
  readonly url: URL;
  readonly method: "GET" | "POST";
  /** Written as UTF-8, exactly as it is. */
  readonly body: string | null;
  readonly timeout: number;
  readonly signal: AbortSignal;
}

const headersFor = (body: Buffer | null): OutgoingHttpHeaders => ({
  accept: "application/json",
  ...(body === null ? {} : { "content-type": "application/json", "content-length": body.length }),
  connection: "close",
});

const readBody = async (answer: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const untrusted of answer) {
    if (!Buffer.isBuffer(untrusted)) return null;
    size += untrusted.length;
    if (size > ANSWER_LIMIT_BYTES) return null;
    chunks.push(untrusted);
  }
  return answer.complete ? Buffer.concat(chunks).toString("utf8") : null;
};

/**
 * Sends one request on a connection of its own and reads the whole answer. Redirects are not followed, certificates are
 * checked whatever the environment says, and `timeout` (milliseconds) bounds the whole exchange. Never throws.
 */
export const exchange = ({ url, method, body, timeout, signal }: Asked): Promise<Exchange> =>
  new Promise((resolve) => {
    const bytes = body === null ? null : Buffer.from(body, "utf8");
    const late = AbortSignal.timeout(timeout);
    const options = { method, headers: headersFor(bytes), agent: false, signal: AbortSignal.any([signal, late]) } as const;
    const secure = { ...options, rejectUnauthorized: true, minVersion: "TLSv1.2" } as const;
    const gaveUp = (otherwise: "unreachable" | "unreadable") =>
      resolve({ kind: signal.aborted ? "stopped" : late.aborted ? "timeout" : otherwise });
    const read = (answer: IncomingMessage) => {
      readBody(answer).then(
        (text) => resolve(text === null ? { kind: "unreadable" } : { kind: "answered", status: answer.statusCode ?? 0, body: text }),
        () => gaveUp("unreadable"),
      );
    };
    const outgoing = url.protocol === "https:" ? requestHttps(url, secure, read) : requestHttp(url, options, read);
    outgoing.on("error", () => gaveUp("unreachable"));
    outgoing.end(bytes ?? undefined);
  });
