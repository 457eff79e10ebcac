/**
 * @file The entry of an isolated process. It takes one order after the other, from Electron's `process.parentPort` or
 * Node's `process.on("message")`, whichever there is, and answers with fingerprints, a small picture or a reason.
 */
import { order, type Answer } from "../protocol.ts";
import { openChannel } from "./channel.ts";
import { carryOut } from "./jobs.ts";
import { createPace } from "./pace.ts";
import { watchMemory } from "./memory-watch.ts";

const channel = openChannel();
const say = (answer: Answer): void => {
  channel.send(answer);
};

let job = 0;
const { pace, hold } = createPace(() => say({ type: "working", job }));

channel.onMessage((message) => {
  const asked = order.safeParse(message);
  if (!asked.success) return;
  const wanted = asked.data;
  if (wanted.type === "stop") process.exit(0);
  if (wanted.type === "hold" || wanted.type === "go-on") {
    hold(wanted.type === "hold");
    return;
  }
  job = wanted.job;
  // A hold was meant for the job before.
  hold(false);
  const stopWatching = watchMemory(wanted.memoryCeiling, () => {
    say({ type: "failed", job: wanted.job, reason: "out-of-memory", residentBytes: process.memoryUsage.rss() });
    // Let the answer leave, then give the memory back the only sure way.
    setImmediate(() => process.exit(1));
  });
  void carryOut(wanted, pace).then((answer) => {
    stopWatching();
    say(answer);
  });
});
say({ type: "ready" });
