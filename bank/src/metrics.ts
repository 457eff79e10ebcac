/**
 * @file Numbers for whoever watches over the bank, in Prometheus' format, on a port of their own that is not the public one.
 * Routes are named by their pattern and callers not at all.
 */
import Fastify, { type FastifyInstance } from "fastify";
import { sql } from "kysely";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "./database/open.ts";

export interface Metrics {
  readonly contentType: string;
  /** All numbers as they are now. */
  readonly read: () => Promise<string>;
  /** Watches a server's answers. */
  readonly observe: (server: FastifyInstance) => void;
}

interface Counts {
  readonly pending: number;
  readonly to_moderate: number;
  readonly cases: number;
}

/** The bank's numbers: time to answer by route and status, and how much waits to be published or looked at. */
export const bankMetrics = (db: Database): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: "ownprint_bank_answer_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const pending = gauge("ownprint_bank_pending", "Changes that are not in the feed yet");
  const toModerate = gauge("ownprint_bank_to_moderate", "Fingerprints that wait for a moderator");
  const cases = gauge("ownprint_bank_cases", "Cases that are neither withdrawn nor deleted");
  const up = gauge("ownprint_bank_database_up", "Whether the database answers");
  const refresh = async () => {
    try {
      const { rows } = await sql<Counts>`
        select (select count(*)::int from pending) as pending,
          (select count(*)::int from fingerprint where moderation in ('held', 'flagged')) as to_moderate,
          (select count(*)::int from bank_case where status in ('received', 'active')) as cases`.execute(db);
      pending.set(rows[0]?.pending ?? 0);
      toModerate.set(rows[0]?.to_moderate ?? 0);
      cases.set(rows[0]?.cases ?? 0);
      up.set(1);
    } catch {
      up.set(0);
    }
  };
  return {
    contentType: registry.contentType,
    read: async () => {
      await refresh();
      return registry.metrics();
    },
    observe: (server) => {
      server.addHook("onResponse", async (request, reply) => {
        const route = request.routeOptions.url ?? "none";
        answers.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
        return Promise.resolve();
      });
    },
  };
};

/** A server with `/metrics` alone. It is not listening yet. */
export const metricsServer = ({ contentType, read }: Metrics): FastifyInstance => {
  const server = Fastify();
  server.get("/metrics", async (_request, reply) => reply.type(contentType).send(await read()));
  return server;
};
