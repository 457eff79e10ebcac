/** @file Puts the bank together and starts it. Used by the entry point and, in one process with them, by tests. */
import Fastify, { LogController, type FastifyInstance } from "fastify";
import { addressLimit, caseAttempts } from "./attempts.ts";
import { openDatabase, type Database } from "./database/open.ts";
import { startPublisher } from "./feed/publisher.ts";
import { caseRoutes } from "./http/case-routes.ts";
import { answerErrors } from "./http/errors.ts";
import { healthRoutes } from "./http/health-routes.ts";
import { acceptJsonOnly } from "./http/json-only.ts";
import { partnerRoutes } from "./http/partner-routes.ts";
import { bankMetrics, metricsServer } from "./metrics.ts";
import { defaultOptions, type BankOptions } from "./options.ts";
import { pinHasher } from "./pin-hash.ts";
import { repeatedly } from "./repeatedly.ts";
import { sweep } from "./retention/sweep.ts";

export interface Bank {
  /** Such as `http://127.0.0.1:4870`. */
  readonly address: string;
  /** Where `/metrics` is, or null. */
  readonly metricsAddress: string | null;
  readonly db: Database;
  /** Answers what is under way, then lets go of ports and database. */
  readonly close: () => Promise<void>;
}

/** A fault's kind and the database's code for it, such as 08006: its text could quote what was asked. */
const faultName = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault;
  return "code" in fault && typeof fault.code === "string" ? `${fault.name} ${fault.code}` : fault.name;
};

const httpServer = (options: BankOptions): FastifyInstance =>
  Fastify({
    // Standard output has the one line that tells the address; what is logged goes to standard error.
    logger: options.log === "silent" ? false : { level: options.log, stream: process.stderr, base: null },
    logController: new LogController({ disableRequestLogging: true }),
    // Only what the proxy itself wrote down, the last in the list: what stands before it may be the caller's invention.
    trustProxy: options.behindProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: options.limits.bodyBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: 20_000,
    routerOptions: { maxParamLength: 100 },
    return503OnClosing: true,
    forceCloseConnections: "idle",
  });

/** Starts a bank. Throws when the database can't be opened or the port is taken. Options that are left out have their defaults. */
export const startBank = async (chosen: Partial<BankOptions> = {}): Promise<Bank> => {
  const options: BankOptions = { ...defaultOptions(), ...chosen };
  const { limits } = options;
  const db = await openDatabase(options.database);
  const server = httpServer(options);
  const onFault = (fault: unknown) => server.log.warn({ fault: faultName(fault) }, "something failed and will be tried again");
  const metrics = bankMetrics(db);
  const watched = metricsServer(metrics);
  const publisher = startPublisher(db, limits.casesPerFingerprint, options.publishEvery, onFault);
  const attempts = caseAttempts(db, options.pepper, limits);
  const sweeping = repeatedly(options.sweepEvery, onFault, async () => {
    await attempts.sweep();
    const { expired } = await sweep(db, options);
    if (expired > 0) publisher.nudge();
  });
  const addresses = addressLimit(limits.attemptsPerAddress, limits.attemptWindowSeconds);

  acceptJsonOnly(server);
  answerErrors(server, onFault);
  const ending = { now: false };
  server.addHook("preClose", async () => {
    ending.now = true;
    return Promise.resolve();
  });
  server.addHook("onSend", async (_request, reply) => {
    reply.headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    // Connections that were busy when the end began would else be kept open for the next question, and the end with them.
    if (ending.now) reply.header("connection", "close");
    return Promise.resolve();
  });
  metrics.observe(server);
  healthRoutes(server, db);
  caseRoutes(server, {
    guard: { db, pins: pinHasher(options.pepper, options.scrypt), attempts, addresses },
    creations: addressLimit(limits.casesPerAddress, 3_600),
    options,
    onChange: publisher.nudge,
  });
  partnerRoutes(server, { db, addresses, onChange: publisher.nudge });

  const close = async () => {
    await server.close();
    await watched.close();
    await sweeping.stop();
    await publisher.stop();
    await db.destroy();
  };
  try {
    const address = await server.listen({ host: options.host, port: options.port });
    const metricsAddress =
      options.metricsPort === null ? null : await watched.listen({ host: options.host, port: options.metricsPort });
    return { address, metricsAddress, db, close };
  } catch (fault) {
    await close();
    throw fault;
  }
};
