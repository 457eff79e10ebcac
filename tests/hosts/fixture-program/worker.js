process.parentPort.on("message", ({ data }) => {
  if (data === "exit") process.exit(7);
  process.parentPort.postMessage({ echoed: data, environment: Object.keys(process.env).sort(), hasSend: process.send !== undefined });
});
