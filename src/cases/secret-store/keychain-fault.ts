/** @file What a keychain's refusal means. The library hands over English sentences only, so they are recognised by their words. */
import type { StoreFault } from "./port.ts";

/**
 * In the order in which they are tried. The sentences were seen on gnome-keyring 42 and read in keyring-core 1 and the
 * security framework's and wincred's messages; docs/decisions/060-keychain.md says which of them were seen at work.
 */
const sentences: readonly (readonly [RegExp, StoreFault])[] = [
  // Secret Service: an item asked for while its collection is locked; the unlock window closed or unable to open.
  [/IsLocked|locked object|prompt was dismissed|prompt dismissed/i, "locked"],
  // macOS: errSecInteractionNotAllowed, a locked login keychain in a session without windows.
  [/interaction is not allowed|interaction not allowed|keychain.*locked/i, "locked"],
  // macOS: errSecUserCanceled and errSecAuthFailed. Secret Service by way of KeePassXC: the person refused.
  [/user canceled|user name or passphrase|access ?denied|not authori[sz]ed|permission denied/i, "denied"],
  // Nobody answers: no session bus, no daemon, no collection to save in, no logon session on Windows.
  [/DBus error|zbus error|D-Bus|ServiceUnknown|no result found|NameHasNoOwner|NoSuchObject|no such logon session|1312/i, "missing"],
  [/longer than (?:the )?platform|too long|no space|quota|stub received bad data/i, "full"],
  [/matched by \d+|ambiguous|bad ?encoding|not a valid utf/i, "changed"],
];

/** The fault that an error of the keychain library stands for; `failed` when its words are new to us. */
export const keychainFault = (error: unknown): StoreFault => {
  const words = error instanceof Error ? error.message : "";
  return sentences.find(([pattern]) => pattern.test(words))?.[1] ?? "failed";
};
