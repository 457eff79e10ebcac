/** @file An isolated process that a hostile file has taken over: it answers with whatever might do harm. */
const lies: readonly ((job: unknown) => unknown)[] = [
  () => "not even an object",
  () => ({ type: "hashed" }),
  (job) => ({ type: "hashed", job, kind: "image", width: -1, height: 1e300, duration: null, fingerprints: [], notices: [], tmk: null, residentBytes: 0 }),
  (job) => ({ type: "failed", job, reason: "<b>an attacker's own words</b>", residentBytes: 0 }),
  (job) => ({ type: "hashed", job, kind: "image", width: 1, height: 1, duration: null, fingerprints: [{ type: "pdq", variant: "upright", value: "../../etc/passwd", quality: 100 }], notices: [], tmk: null, residentBytes: 0 }),
  (job) => ({ type: "pictured", job, jpeg: new Uint8Array(64), width: 1, height: 1, residentBytes: 0 }),
];
process.on("message", (order: { readonly type?: string; readonly job?: number }) => {
  if (order.type === "stop") process.exit(0);
  process.send?.(lies[(order.job ?? 0) % lies.length]?.(order.job));
});
process.send?.({ type: "ready" });
