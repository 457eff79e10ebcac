import type { OwnprintApi, Outcome } from "../../../src/shared/contract/index.ts";
import { failed, ok } from "../../../src/shared/contract/define.ts";
import type { ErrorCode } from "../../../src/shared/model/error.ts";
import type { Scenario } from "./scenario.ts";

type Api = OwnprintApi<File>;

/** Saves and prints nothing: answers as a person at the system's dialogs would have it. */
export const doubledHandover = (scenario: Scenario): Pick<Api["handover"], "export" | "saveSheet" | "print"> => {
  const answered = <Value>(done: Value, closed: Value, fault: ErrorCode = "file-not-written"): Promise<Outcome<Value>> =>
    new Promise((resolve) => {
      setTimeout(() => resolve(scenario.handover === "fails" ? failed(fault) : ok(scenario.handover === "done" ? done : closed)), 30);
    });
  return {
    export: ({ age, format }) =>
      age === "everyone-adult" ? answered({ saved: format === "vpdq" ? 4 : 1 }, { saved: 0 }) : Promise.resolve(failed("not-everyone-adult")),
    saveSheet: () => answered({ saved: 1 }, { saved: 0 }),
    print: () => answered({ printed: true }, { printed: false }, "not-printed"),
  };
};
