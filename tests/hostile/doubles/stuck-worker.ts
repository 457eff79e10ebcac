/** @file An isolated process that takes work and then neither answers, nor stops when asked, nor when terminated. */
process.on("SIGTERM", () => undefined);
process.on("message", () => undefined);
setInterval(() => undefined, 1_000);
process.send?.({ type: "ready" });
