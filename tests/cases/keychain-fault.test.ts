import { describe, expect, it } from "vitest";
import { keychainFault } from "../../src/cases/secret-store/keychain-fault.ts";

describe("a keychain's refusal, by its words", () => {
  // The macOS and Windows sentences are those of security-framework and windows-native-keyring-store; not seen at work here.
  it.each([
    ["zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object", "locked"],
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", "locked"],
    ["Couldn't access platform storage: User interaction is not allowed.", "locked"],
    ["Couldn't access platform storage: User canceled the operation.", "denied"],
    ["Platform failure: The user name or passphrase you entered is not correct.", "denied"],
    ["org.freedesktop.DBus.Error.AccessDenied: not yours", "denied"],
    ["Couldn't access platform storage: Secret Service: no result found", "missing"],
    ["Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled", "missing"],
    ["Attribute 'password' is longer than platform limit of 2560 chars", "full"],
    ["Entry is matched by 2 credentials", "changed"],
    ["something nobody has seen", "failed"],
  ] as const)("%s", (words, fault) => {
    expect(keychainFault(new Error(words))).toBe(fault);
  });

  it("is a failure when it is no error at all", () => {
    expect(keychainFault("text")).toBe("failed");
  });
});
