/** @file The program without a window: `hash`, `compare`, `group`. Exit 0 when the work was done, 2 for a wrong call. */
import { compareCommand } from "./compare.ts";
import { groupCommand } from "./group.ts";
import { hashCommand } from "./hash.ts";
import { usage, WrongCall } from "./usage.ts";

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  hash: hashCommand,
  compare: compareCommand,
  group: groupCommand,
};

const main = async ([name = "", ...args]: readonly string[]): Promise<number> => {
  if (name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (command === undefined) throw new WrongCall(name === "" ? "Say what to do." : `There is no command of that name.`);
    await command(args);
    return 0;
  } catch (error) {
    // What Node's own parser says of options it does not know.
    const isWrongOption = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (!(error instanceof WrongCall) && !isWrongOption) throw error;
    const message = error instanceof WrongCall ? error.message : "An option is unknown or lacks its value.";
    process.stderr.write(`${message}\n\n${usage}`);
    return 2;
  }
};

// Whoever reads our output may stop reading.
process.stdout.on("error", () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));
