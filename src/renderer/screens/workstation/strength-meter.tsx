import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PassphraseStrength } from "../../../shared/contract/spaces.ts";
import { ownprint } from "../../ownprint.ts";

interface StrengthMeterProps {
  /** A passphrase made of the space's own name is guessed first. */
  readonly name: string;
  readonly passphrase: string;
}

/** Waits until the typing pauses, in milliseconds: a word read out at every letter helps nobody. */
const PAUSE = 250;
const words = ["none", "weak", "almost", "enough", "strong"] as const;

/** How long a passphrase would stand against somebody who guesses, in bars and in words. */
export const StrengthMeter = ({ name, passphrase }: StrengthMeterProps) => {
  const { t } = useTranslation("workstation");
  const [known, setKnown] = useState<PassphraseStrength | null>(null);
  useEffect(() => {
    if (passphrase === "") return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ownprint.spaces.strength({ name: name.trim() === "" ? "-" : name, passphrase }).then((outcome) => {
        if (isCurrent && outcome.ok) setKnown(outcome.value);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [name, passphrase]);
  const shown = passphrase === "" ? null : known;
  return (
    <div className={shown?.enough === true ? "strength strength-enough" : "strength"}>
      <div className="strength-bars" aria-hidden="true">
        {words.slice(1).map((word, index) => (
          <span key={word} className={shown !== null && index < shown.score ? "strength-bar strength-full" : "strength-bar"} />
        ))}
      </div>
      <p role="status">{shown === null ? "" : t(`strength.${words[shown.score] ?? "none"}`)}</p>
    </div>
  );
};
