/** @file A keychain that is locked or missing: told by its name, with a choice, and nothing lost. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { canStartKeyring, startKeyringSession, type KeyringSession } from "../fixtures/keyring.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

let place: Workplace;
let keyring: KeyringSession | null = null;
beforeEach(async () => {
  place = await openWorkplace();
});
afterEach(async () => {
  await place.close();
  await keyring?.stop();
  keyring = null;
});

describe.skipIf(!canStartKeyring)("the keychain (needs dbus and gnome-keyring)", () => {
  test("locked before sending: the person is told, sends nothing by accident, and goes on with this session by choice", async () => {
    keyring = await startKeyringSession("unlocked");
    const { program, person } = await place.start({ env: keyring.env });
    await person.getsToReview([place.sample.folder]);
    await person.getsToConfirm({ label: "Lantern" });
    keyring.lock();
    await person.press(/^Send \d/);
    await person.sees(/keychain is locked/i);
    expect(place.proxy.seen).toEqual([]);
    await program.close();
  });

  test("locked at the start: saved cases are not hidden behind a welcome", async () => {
    keyring = await startKeyringSession("unlocked");
    const first = await place.start({ env: keyring.env });
    await first.person.getsToReview([place.sample.folder]);
    await first.person.getsToConfirm({ label: "Lantern" });
    await first.person.sends();
    await first.program.close();

    keyring.lock();
    const second = await place.start({ env: keyring.env });
    await second.person.sees(/keychain is locked/i);
    await second.program.close();
  });

  test("missing: the case can be kept until the program closes, and says so", async () => {
    keyring = await startKeyringSession("none");
    const { program, person } = await place.start({ env: keyring.env });
    await person.getsToReview([place.sample.folder]);
    await person.press("Choose all");
    await person.press(/^Go on with/);
    await person.sees("No keychain was found");
    await person.press("Only until I close the program");
    await program.page.getByLabel("A name for this case").fill("Paper");
    await person.press("See what will be sent");
    await person.sends();
    await person.sees(/kept nowhere/);
    expect((await person.readsKeys()).pin).toMatch(/^\d{8}$/);
    await program.close();
  });
});
