/** @file The case API's addresses. Number and PIN come in bodies; no answer may be kept by anything on the way. */
import type { FastifyInstance } from "fastify";
import {
  addFingerprintsRequest,
  caseCredentials,
  createCaseRequest,
  type BankInfo,
  type CaseState,
} from "../../../src/shared/case-api.ts";
import type { AddressLimit } from "../attempts.ts";
import { addFingerprints } from "../cases/add-fingerprints.ts";
import { createCase } from "../cases/create.ts";
import { openCase, type Guard } from "../cases/credentials.ts";
import { stateOf } from "../cases/state.ts";
import { withdrawCase } from "../cases/withdraw.ts";
import type { BankOptions } from "../options.ts";
import { Refusal } from "../refusal.ts";

export interface CaseRoutes {
  readonly guard: Guard;
  readonly creations: AddressLimit;
  readonly options: BankOptions;
  /** Called after a change that platforms should see. */
  readonly onChange: () => void;
}

/** Adds the case API to a server. */
export const caseRoutes = (server: FastifyInstance, { guard, creations, options, onChange }: CaseRoutes): void => {
  const { db } = guard;
  const { limits } = options;

  server.get("/v1/info", async (): Promise<BankInfo> => {
    const partners = await db.selectFrom("partner").select("name").where("left_at", "is", null).orderBy("name").execute();
    return {
      name: options.name,
      apiVersion: 1,
      accepts: ["pdq", "video_md5", "vpdq", "tmk"],
      limits: {
        fingerprintsPerPart: limits.fingerprintsPerPart,
        fingerprintsPerCase: limits.fingerprintsPerCase,
        pinMinLength: 6,
      },
      platforms: partners.map(({ name }) => name),
      retentionDays: options.retentionDays,
      policy: options.policy,
    };
  });

  server.post("/v1/cases", async (request, reply): Promise<CaseState> => {
    const asked = createCaseRequest.parse(request.body);
    if (asked.expected > limits.fingerprintsPerCase) throw new Refusal("limit-reached");
    const giveBack = creations.book(request.ip);
    const { isNew, state } = await createCase(guard, asked);
    if (!isNew) giveBack();
    reply.code(isNew ? 201 : 200);
    return state;
  });

  server.post("/v1/cases/fingerprints", async (request): Promise<CaseState> => {
    const asked = addFingerprintsRequest.parse(request.body);
    if (asked.fingerprints.length > limits.fingerprintsPerPart) throw new Refusal("too-large");
    const caseId = await openCase(guard, asked, request.ip);
    await addFingerprints(db, limits, caseId, asked);
    onChange();
    return stateOf(db, caseId);
  });

  server.post("/v1/cases/status", async (request): Promise<CaseState> => {
    const caseId = await openCase(guard, caseCredentials.parse(request.body), request.ip);
    return stateOf(db, caseId);
  });

  server.post("/v1/cases/withdraw", async (request): Promise<CaseState> => {
    const caseId = await openCase(guard, caseCredentials.parse(request.body), request.ip);
    await withdrawCase(db, caseId);
    onChange();
    return stateOf(db, caseId);
  });
};
