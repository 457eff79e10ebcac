import type { Cases } from "../../cases/index.ts";
import { failed, ok, type Outcome, type OwnprintHandlers } from "../../shared/contract/index.ts";
import type { Milliseconds } from "../../shared/model/brand.ts";
import { CLEARS_AFTER, type SecretClipboard } from "../clipboard.ts";

export const casesHandlers = (cases: Cases["cases"], clipboard: SecretClipboard): OwnprintHandlers["cases"] => {
  const copied = async (key: string): Promise<Outcome<{ readonly clearsAfter: Milliseconds }>> =>
    (await clipboard.put(key)) ? ok({ clearsAfter: CLEARS_AFTER }) : failed("not-copied");
  return {
    ...cases,
    copy: async ({ case: id, what }) => {
      const keys = await cases.reveal({ case: id });
      if (!keys.ok) return keys;
      const { caseNumber, pin } = keys.value;
      const key = what === "pin" ? pin : caseNumber;
      return key === null ? failed("case-not-sent") : copied(key);
    },
    copyElsewhere: async ({ case: id, what }) => {
      const keys = await cases.revealElsewhere({ case: id });
      if (!keys.ok) return keys;
      const key = keys.value[what];
      return key === null ? failed("unknown-case") : copied(key);
    },
  };
};
