/** @file For whoever watches over the bank: is the process there, and does its database answer? */
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import type { Database } from "../database/open.ts";

/** Adds `/health/live` (the process answers) and `/health` (the database does, too; else 503). */
export const healthRoutes = (server: FastifyInstance, db: Database): void => {
  server.get("/health/live", () => ({ status: "ok" }));
  server.get("/health", async () => {
    await sql`select 1`.execute(db);
    return { status: "ok" };
  });
};
