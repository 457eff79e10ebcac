/** @file What a person is told of a case: counts, platforms and their answers, never a fingerprint. */
import type { Selectable } from "kysely";
import { caseState, type CaseState, type PlatformFeedback } from "../../../src/shared/case-api.ts";
import { assertNever } from "../../../src/shared/model/assert-never.ts";
import type { Database } from "../database/open.ts";
import type { FeedbackValue, PartnerTable } from "../database/schema.ts";
import { Refusal } from "../refusal.ts";

/** A platform's answer in the case API's words; `Unknown` never gets into the database. */
export const platformFeedbackOf = (value: FeedbackValue): PlatformFeedback => {
  switch (value) {
    case "None":
      return "none";
    case "QualityUnknown":
      return "quality-unknown";
    case "PendingReview":
      return "pending-review";
    case "Blocked":
      return "blocked";
    case "NotBlocked":
      return "not-blocked";
    case "Withdrawn":
      return "withdrawn";
    case "Deleted":
      return "deleted";
    default:
      return assertNever(value);
  }
};

const feedbackOf = async (db: Database, caseId: number) =>
  db
    .selectFrom("feedback")
    .innerJoin("case_fingerprint", "case_fingerprint.fingerprint_id", "feedback.fingerprint_id")
    .where("case_fingerprint.case_id", "=", caseId)
    .groupBy(["feedback.partner_id", "feedback.value"])
    .select((eb) => [
      "feedback.partner_id",
      "feedback.value",
      eb.fn.countAll<number>().as("count"),
      eb.fn.max("feedback.at").as("last_at"),
    ])
    .execute();

type Answers = Awaited<ReturnType<typeof feedbackOf>>;

const platformOf = (partner: Selectable<PartnerTable>, answers: Answers) => ({
  name: partner.name,
  lastReadAt: partner.last_read_at?.toISOString() ?? null,
  feedback: answers
    .filter((answer) => answer.partner_id === partner.id && answer.value !== "None")
    .map((answer) => ({
      value: platformFeedbackOf(answer.value),
      count: answer.count,
      lastAt: answer.last_at.toISOString(),
    })),
});

/** The state of a case by its inner id; a {@link Refusal} `not-recognised` when it has been erased meanwhile. */
export const stateOf = async (db: Database, caseId: number): Promise<CaseState> => {
  const found = await db
    .selectFrom("bank_case")
    .select(["number", "status", "created_at", "updated_at", "expected", "received"])
    .where("id", "=", caseId)
    .executeTakeFirst();
  if (found === undefined) throw new Refusal("not-recognised");
  const partners = await db.selectFrom("partner").selectAll().where("left_at", "is", null).orderBy("name").execute();
  const answers = await feedbackOf(db, caseId);
  return caseState.parse({
    caseNumber: found.number,
    status: found.status,
    createdAt: found.created_at.toISOString(),
    updatedAt: found.updated_at.toISOString(),
    fingerprints: { expected: found.expected, received: found.received },
    platforms: partners.map((partner) => platformOf(partner, answers)),
  });
};
