/** @file How long a passphrase would stand against somebody who guesses, by zxcvbn. Loaded when first asked: its word lists are large. */
import type { PassphraseStrength } from "../../shared/contract/spaces.ts";

/** zxcvbn's "safely unguessable: moderate protection from offline slow-hash scenario". */
const ENOUGH = 3;

/** The person's own words: a passphrase made of them is guessed first by whoever knows the person. */
type OwnWords = readonly string[];

let factory: Promise<{ readonly check: (passphrase: string, own: OwnWords) => PassphraseStrength }> | null = null;

const load = async (): Promise<{ readonly check: (passphrase: string, own: OwnWords) => PassphraseStrength }> => {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const meter = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return {
    check: (passphrase, own) => {
      const { score } = meter.check(passphrase.slice(0, 128), [...own]);
      return { score, enough: score >= ENOUGH };
    },
  };
};

/** A score from 0 (guessed at once) to 4, and whether it is enough for a space. */
export const passphraseStrength = async (passphrase: string, own: OwnWords): Promise<PassphraseStrength> => {
  factory ??= load();
  return (await factory).check(passphrase, own);
};
