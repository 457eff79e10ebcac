/** @file The PIN: made here from the system's generator, or the person's own with the obvious ones refused. */
import { failed, ok, type Outcome } from "../shared/contract/define.ts";
import type { Pin } from "../shared/case-api.ts";
import { isObvious } from "./obvious-pin.ts";

const DIGITS = 8;
const PINS = 10 ** DIGITS;

/** Above this a 32-bit number is thrown away, or the first PINs would come a little more often than the others. */
const FAIR = Math.floor(2 ** 32 / PINS) * PINS;

/**
 * A PIN of eight digits, each equally likely, obvious ones left out.
 * @param random cryptographic random bytes
 */
export const makePin = (random: (size: number) => Uint8Array): Pin => {
  for (;;) {
    const drawn = Buffer.from(random(4)).readUInt32BE();
    if (drawn >= FAIR) continue;
    const pin = String(drawn % PINS).padStart(DIGITS, "0");
    if (!isObvious(pin)) return pin as Pin;
  }
};

/** The person's own PIN, in one spelling of each letter; `pin-too-short` below six characters, `pin-too-simple` when obvious. */
export const ownPin = (chosen: string): Outcome<Pin> => {
  const pin = chosen.normalize("NFC");
  if (Array.from(pin).length < 6) return failed("pin-too-short");
  if (pin.length > 64) return failed("bad-request");
  return isObvious(pin) ? failed("pin-too-simple") : ok(pin as Pin);
};
