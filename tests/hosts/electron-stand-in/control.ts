/** @file The line to the launcher: it asks, the stand-in answers. Without a launcher that listens, nothing happens here. */
import process from "node:process";

type Command = (argument: unknown) => unknown;

const commands = new Map<string, Command>();

export const onCommand = (name: string, command: Command): void => {
  commands.set(name, command);
};

/** Answers that a test gives, before or after the question. */
export const answersTo = <Answer>(name: string): (() => Promise<Answer>) => {
  const answers: Answer[] = [];
  const askers: ((answer: Answer) => void)[] = [];
  onCommand(name, (given) => {
    const next = askers.shift();
    if (next === undefined) answers.push(given as Answer);
    else next(given as Answer);
  });
  return async () => answers.shift() ?? new Promise((resolve) => askers.push(resolve));
};

export const tell = (message: object): void => {
  process.send?.({ standIn: true, ...message });
};

export const isLaunchedByTest = (): boolean => process.send !== undefined;

interface Question {
  readonly standIn: true;
  readonly id: number;
  readonly command: string;
  readonly argument: unknown;
}

const isQuestion = (message: unknown): message is Question => typeof message === "object" && message !== null && "standIn" in message;

const answer = async ({ id, command, argument }: Question): Promise<void> => {
  try {
    const run = commands.get(command);
    if (run === undefined) throw new Error(`The stand-in knows no command "${command}".`);
    tell({ id, value: await run(argument) });
  } catch (error) {
    tell({ id, error: String(error) });
  }
};

/** `onLauncherGone` is called when whoever started the program is there no more. */
export const listen = (onLauncherGone: () => void): void => {
  if (!isLaunchedByTest()) return;
  process.on("message", (message) => {
    if (isQuestion(message)) void answer(message);
  });
  process.on("disconnect", onLauncherGone);
  // The window keeps the program alive, not the line to a test.
  process.channel?.unref();
};
