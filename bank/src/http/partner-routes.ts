/** @file The partner API's addresses, at the paths where clients of the original look for them below their base address. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { AddressLimit } from "../attempts.ts";
import type { Database } from "../database/open.ts";
import { keepFeedback } from "../feed/feedback.ts";
import { readPayload } from "../feed/payload.ts";
import { readFeed } from "../feed/reader.ts";
import { unpackFrames } from "../fingerprints/packed-frames.ts";
import { recognise, type Partner } from "../partners/keys.ts";
import {
  fetchHashesQuery,
  fingerprintTypeOf,
  payloadQuery,
  submitFeedbackRequest,
  type FetchHashesResponse,
} from "../partners/shapes.ts";
import { Refusal } from "../refusal.ts";

export interface PartnerRoutes {
  readonly db: Database;
  readonly addresses: AddressLimit;
  readonly onChange: () => void;
}

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
};

/** Adds the partner API to a server. */
export const partnerRoutes = (server: FastifyInstance, { db, addresses, onChange }: PartnerRoutes): void => {
  const partnerOf = async (request: FastifyRequest, endpoint: "FetchHashes" | "SubmitFeedback"): Promise<Partner> => {
    const giveBack = addresses.book(request.ip);
    const partner = await recognise(db, endpoint, {
      subscription: header(request, "ocp-apim-subscription-key"),
      endpoint: header(request, "x-functions-key"),
    });
    if (partner === null) throw new Refusal("not-recognised", { status: 401 });
    giveBack();
    return partner;
  };

  server.get("/v1/FetchHashes", async (request): Promise<FetchHashesResponse> => {
    const partner = await partnerOf(request, "FetchHashes");
    const page = await readFeed(db, fetchHashesQuery.parse(request.query));
    if (!page.hasMoreRecords) await sql`update partner set last_read_at = now() where id = ${partner.id}`.execute(db);
    return page;
  });

  server.get("/v1/FetchPayload", async (request, reply) => {
    await partnerOf(request, "FetchHashes");
    const { signalType, hashValue } = payloadQuery.parse(request.query);
    const payload = await readPayload(db, fingerprintTypeOf[signalType], hashValue);
    if (payload === null) throw new Refusal("not-found");
    if (signalType === "VideoVPDQ") return { signalType, hashValue, frames: unpackFrames(payload) };
    return reply.type("application/octet-stream").send(Buffer.from(payload));
  });

  server.post("/v1/SubmitFeedback", async (request) => {
    const partner = await partnerOf(request, "SubmitFeedback");
    const asked = submitFeedbackRequest.parse(request.body);
    const found = await keepFeedback(db, partner.id, asked);
    onChange();
    return { count: found };
  });
};
