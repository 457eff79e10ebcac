/** @file What both published APIs are written with: zod's own JSON Schema, and OpenAPI's wrapping around it. */
import { z } from "zod";
import { bankError, type BankErrorCode } from "../../src/shared/case-api.ts";
import { messageOf, statusOf } from "../src/refusal.ts";

/** A JSON Schema of the 2020-12 draft, as OpenAPI 3.1 takes it. */
export type Schema = Record<string, unknown>;

/** The schema of what is sent (`input`) or answered (`output`). */
export const schemaOf = (type: z.ZodType, io: "input" | "output" = "input"): Schema => {
  const schema = z.toJSONSchema(type, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
    // Zod's readonly is TypeScript's; OpenAPI's readOnly would say that a request may not have the field.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && !key.startsWith("~")));
};

/** A body or an answer in JSON. */
export const json = (schema: Schema, description: string): Schema => ({ description, content: { "application/json": { schema } } });

export const errorSchema = (): Schema => schemaOf(bankError, "output");

/** Answers that are not a success, grouped by status; 415 and others of the framework carry `bad-request` as well. */
export const refusals = (codes: readonly BankErrorCode[], overrides: Partial<Record<BankErrorCode, number>> = {}): Schema => {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = overrides[code] ?? statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${messageOf(code)}`]);
  }
  const retried = new Set([429, 503]);
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      String(status),
      {
        ...json({ $ref: "#/components/schemas/Error" }, lines.join("\n\n")),
        ...(retried.has(status)
          ? { headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 1 } } } }
          : {}),
      },
    ]),
  );
};
