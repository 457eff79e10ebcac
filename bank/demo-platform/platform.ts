/**
 * @file A platform that takes uploads, for demonstration: it reads the bank's feed, hashes what is uploaded with the project's own
 * engine, holds back what matches and tells the bank. As on real platforms a person decides about a match before it is blocked.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { z } from "zod";
import { createEngine, forkIsolated } from "../../src/engine/index.ts";
import { localPath, scanId } from "../../src/shared/model/brand.ts";
import type { Fingerprint } from "../../src/shared/model/fingerprint.ts";
import { repeatedly } from "../src/repeatedly.ts";
import { bankFeed, type PlatformKeys } from "./bank-feed.ts";
import { reported, type Match } from "./reported.ts";

export interface DemoPlatformOptions {
  /** The bank's address, without a path. */
  readonly bank: string;
  readonly keys: PlatformKeys;
  /** 0 for any free one, on loopback. */
  readonly port?: number;
  /** Milliseconds between two readings of the feed. */
  readonly pollEvery?: number;
  readonly onFault?: (fault: unknown) => void;
}

/** What became of an upload. `held`: nobody sees it until a moderator decides. */
export type Verdict =
  | { readonly verdict: "published"; readonly matches: readonly [] }
  | { readonly verdict: "held"; readonly upload: string; readonly matches: readonly Match[] }
  | { readonly verdict: "unreadable"; readonly matches: readonly [] };

export interface DemoPlatform {
  readonly address: string;
  /** Reads the feed now. Gives how many records it took. */
  readonly refresh: () => Promise<number>;
  /** How many fingerprints it looks for. */
  readonly size: () => number;
  /** A file's bytes as a user would upload them. */
  readonly upload: (bytes: Uint8Array) => Promise<Verdict>;
  /** The moderator's decision about a held upload; false when there is none of that name. */
  readonly review: (upload: string, decision: "blocked" | "not-blocked") => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const MOST_BYTES = 512 * 1_048_576;
const decision = z.strictObject({ upload: z.string(), decision: z.enum(["blocked", "not-blocked"]) });

/** Starts the demo platform: `POST /upload` (the file is the body), `POST /review`, `GET /`. Reads the feed once before it is ready. */
export const startDemoPlatform = async ({
  bank,
  keys,
  port = 0,
  pollEvery = 2_000,
  onFault = () => undefined,
}: DemoPlatformOptions): Promise<DemoPlatform> => {
  const feed = bankFeed(bank, keys);
  const list = reported();
  const engine = createEngine({ spawn: forkIsolated(), processes: 1 });
  const held = new Map<string, readonly Match[]>();
  const folder = await mkdtemp(join(tmpdir(), "ownprint-demo-platform-"));

  const hash = async (bytes: Uint8Array): Promise<readonly Fingerprint[] | null> => {
    const path = join(folder, randomBytes(8).toString("hex"));
    await writeFile(path, bytes, { mode: 0o600 });
    try {
      let found: readonly Fingerprint[] | null = null;
      const run = engine.scan({
        id: scanId.parse(`scan-${randomBytes(16).toString("hex")}`),
        sources: [localPath.parse(path)],
        onItem: ({ fingerprints }) => {
          found = fingerprints;
        },
      });
      await run.done;
      return found;
    } finally {
      await rm(path, { force: true });
    }
  };
  const upload = async (bytes: Uint8Array): Promise<Verdict> => {
    const fingerprints = await hash(bytes);
    if (fingerprints === null) return { verdict: "unreadable", matches: [] };
    const matches = list.match(fingerprints);
    if (matches.length === 0) return { verdict: "published", matches: [] };
    const name = randomBytes(8).toString("hex");
    held.set(name, matches);
    await feed.answer(matches, "PendingReview", []);
    return { verdict: "held", upload: name, matches };
  };
  const review: DemoPlatform["review"] = async (name, decided) => {
    const matches = held.get(name);
    if (matches === undefined) return false;
    await feed.answer(matches, decided === "blocked" ? "Blocked" : "NotBlocked", []);
    held.delete(name);
    return true;
  };
  let reading: Promise<number> = Promise.resolve(0);
  // One reading after another: two at once could put an older record over a newer one.
  const refresh = (): Promise<number> => {
    reading = reading.then(
      () => feed.poll(list.apply),
      () => feed.poll(list.apply),
    );
    return reading;
  };

  const server = Fastify({ bodyLimit: MOST_BYTES });
  server.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  server.get("/", () => ({ looksFor: list.size(), heldForReview: held.size }));
  server.post("/upload", async (request, reply) =>
    request.body instanceof Uint8Array ? upload(request.body) : reply.code(415).send({ verdict: "unreadable", matches: [] }),
  );
  server.post("/review", async (request, reply) => {
    const asked = decision.safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ done: false });
    return { done: await review(asked.data.upload, asked.data.decision) };
  });
  await refresh().catch(onFault);
  const polling = repeatedly(pollEvery, onFault, async () => {
    await refresh();
  });
  const address = await server.listen({ host: "127.0.0.1", port });
  return {
    address,
    refresh,
    size: list.size,
    upload,
    review,
    close: async () => {
      await polling.stop();
      await server.close();
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
