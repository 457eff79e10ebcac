/** @file Turns whatever went wrong into one of the API's codes. What a library or the database said goes nowhere. */
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { BankError } from "../../../src/shared/case-api.ts";
import { TooBusy } from "../pin-hash.ts";
import { messageOf, Refusal } from "../refusal.ts";

/** SQLSTATE class 22: a value that no database can hold, such as a text with a zero character in it. */
const dataException = z.object({ code: z.string().regex(/^22[0-9A-Z]{3}$/) });

const frameworkFault = z.object({ statusCode: z.int().min(400).max(499) });

/** The refusal that answers a fault of any kind. */
export const refusalFor = (fault: unknown): Refusal => {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof z.ZodError) return new Refusal("bad-request");
  if (fault instanceof TooBusy) return new Refusal("unavailable", { retryAfter: 2 });
  if (dataException.safeParse(fault).success) return new Refusal("bad-request");
  const framework = frameworkFault.safeParse(fault);
  if (framework.success) {
    const status = framework.data.statusCode;
    return status === 413 ? new Refusal("too-large") : new Refusal("bad-request", { status });
  }
  return new Refusal("unavailable", { retryAfter: 5 });
};

const answer = async (reply: FastifyReply, refusal: Refusal): Promise<void> => {
  const body: BankError = { error: { code: refusal.code, message: messageOf(refusal.code) } };
  if (refusal.retryAfter !== null) reply.header("retry-after", String(refusal.retryAfter));
  await reply.code(refusal.status).send(body);
};

/** Sets the handlers for faults and for addresses that don't exist. `onFault` is told of what was not the caller's doing. */
export const answerErrors = (server: FastifyInstance, onFault: (fault: unknown) => void): void => {
  server.setErrorHandler(async (fault, _request, reply) => {
    const refusal = refusalFor(fault);
    if (refusal.code === "unavailable") onFault(fault);
    await answer(reply, refusal);
  });
  server.setNotFoundHandler(async (_request, reply) => answer(reply, new Refusal("not-found")));
};
