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
import { defaultOptions, type BankOptions } from "./options.ts";
import { pinHasher } from "./pin-hash.ts";

export interface Bank {
  /** Such as `http://127.0.0.1:4870`. */
  readonly address: string;
  readonly db: Database;
  /** Answers what is under way, then lets go of port and database. */
  readonly close: () => Promise<void>;
}

const faultName = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);

const httpServer = (options: BankOptions): FastifyInstance =>
  Fastify({
    // Standard output has the one line that tells the address; what is logged goes to standard error.
    logger: options.log === "silent" ? false : { level: options.log, stream: process.stderr, base: null },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.behindProxy,
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
  const db = await openDatabase(options.database);
  const server = httpServer(options);
  const onFault = (fault: unknown) => server.log.warn({ fault: faultName(fault) }, "a request or a round failed");
  const publisher = startPublisher(db, options.limits.casesPerFingerprint, options.publishEvery, onFault);
  const attempts = caseAttempts(db, options.pepper, options.limits);
  const { limits } = options;

  acceptJsonOnly(server);
  answerErrors(server, onFault);
  server.addHook("onSend", async (_request, reply) => {
    reply.headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  });
  healthRoutes(server, db);
  caseRoutes(server, {
    guard: {
      db,
      pins: pinHasher(options.pepper, options.scrypt),
      attempts,
      addresses: addressLimit(limits.attemptsPerAddress, limits.attemptWindowSeconds),
    },
    creations: addressLimit(limits.casesPerAddress, 3_600),
    options,
    onChange: publisher.nudge,
  });
  partnerRoutes(server, {
    db,
    addresses: addressLimit(limits.attemptsPerAddress, limits.attemptWindowSeconds),
    onChange: publisher.nudge,
  });

  const close = async () => {
    await server.close();
    await publisher.stop();
    await db.destroy();
  };
  try {
    const address = await server.listen({ host: options.host, port: options.port });
    return { address, db, close };
  } catch (fault) {
    await close();
    throw fault;
  }
};
