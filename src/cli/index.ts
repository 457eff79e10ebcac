/** @file The program without a window: `hash PATH...`. Exit 0 when the work was done, 2 for a wrong call. */
import { hashCommand } from "./hash.ts";
import { usage, WrongCall } from "./usage.ts";

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = { hash: hashCommand };

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
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
};

// Whoever reads our output may stop reading.
process.stdout.on("error", () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));
