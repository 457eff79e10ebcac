import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

export interface Transcript {
  readonly say: (line: string) => void;
  readonly close: () => Promise<void>;
}

/** Every line on the terminal and in a file. */
export const createTranscript = (path: string): Transcript => {
  const file = createWriteStream(path);
  return {
    say: (line) => {
      console.log(line);
      file.write(`${line}\n`);
    },
    close: async () => {
      file.end();
      await finished(file);
    },
  };
};
