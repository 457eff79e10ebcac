/** @file Plans of faults from a seed, so that a run which fails can be run again. */
import type { Fault } from "../fixtures/faulty-proxy.ts";
import { hash } from "./doubles/sample.ts";

/** Whole numbers below a bound, the same for the same seed. */
export const seeded = (seed: string) => {
  let drawn = 0;
  return (below: number): number => Number.parseInt(hash(`${seed}:${String(drawn++)}`).slice(0, 8), 16) % below;
};

/** Ways in which an exchange goes wrong, among as many that go well. */
const kinds: readonly Fault[] = [
  { kind: "pass" },
  { kind: "pass" },
  { kind: "pass" },
  { kind: "pass" },
  { kind: "lose-request" },
  { kind: "lose-answer" },
  { kind: "cut-answer" },
  { kind: "delay", ms: 15 },
  { kind: "repeat", times: 3 },
  { kind: "status", status: 500 },
  { kind: "status", status: 503 },
  { kind: "garbage" },
  { kind: "garbage", body: '{"caseNumber":"AAAA-BBBB-CCCC-DDDD"}' },
];

/** What happens to the coming requests; what is past the end passes. */
export const faultPlan = (draw: (below: number) => number, length: number): readonly Fault[] =>
  Array.from({ length }, () => kinds[draw(kinds.length)] ?? { kind: "pass" });
