/** @file The JSON export, as a schema that both its writer and its reader use. docs/export.schema.json is its published form. */
import { z } from "zod";
import { md5Value, pdqValue, quality, vpdqFrame } from "../../shared/model/fingerprint.ts";

export const exportDocument = z
  .strictObject({
    format: z.literal("ownprint-export"),
    version: z.literal(1),
    /** The day in UTC. */
    createdOn: z.iso.date(),
    /** Nothing leaves the program with another answer. */
    everyoneAdult: z.literal(true),
    fingerprints: z
      .array(
        z.discriminatedUnion("type", [
          z.strictObject({ type: z.literal("pdq"), value: pdqValue, quality }),
          z.strictObject({ type: z.literal("video_md5"), value: md5Value }),
          z.strictObject({ type: z.literal("vpdq"), frames: z.array(vpdqFrame).min(1) }),
        ]),
      )
      .min(1),
  })
  .meta({ title: "Ownprint export", description: "Fingerprints of photos and videos, and nothing of the files they were made from." });
export type ExportDocument = z.infer<typeof exportDocument>;

/** The published schema (JSON Schema 2020-12). */
export const exportSchema = (): unknown => z.toJSONSchema(exportDocument, { target: "draft-2020-12", io: "input" });
