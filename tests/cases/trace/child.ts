/**
 * @file A whole day in a process of its own, for trace.test.ts to look at what it left on the disk: cases sent, checked, added to,
 * withdrawn, noted, handed over; spaces made and erased; a visit. It tells its parent every secret it came by.
 */
import { createCases, keychainStore, sessionStore } from "../../../src/cases/index.ts";
import type { Outcome } from "../../../src/shared/contract/define.ts";
import type { SpaceName } from "../../../src/shared/contract/spaces.ts";
import { label, md5, pdq, photos, video } from "../doubles/sample.ts";

const worked = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};

const bank = { name: "Test bank of the north", address: process.argv[2] ?? "", policyVersion: "2026-01" };
const stores = { keychain: keychainStore(), session: sessionStore() };
const cases = createCases({ stores, bank, passphraseCost: { logN: 12, r: 8, p: 1 } });
const secrets = new Set<string>();
const secret = (text: string | null) => {
  if (text !== null) secrets.add(text);
  return text ?? "";
};

const send = async (name: string, pin: string | null, keeping: "keychain" | "session") => {
  const items = [...photos(4, name), video(name)];
  for (let index = 0; index < 4; index += 1) secret(pdq(`${name}-${String(index)}`));
  secret(md5(name));
  const draft = worked(await cases.sending.prepare({ items, pin, label: label(secret(name)), keeping, assisted: true }));
  const { summary, keys } = worked(await cases.sending.send({ draft: draft.id }));
  secret(keys.caseNumber);
  secret(keys.pin);
  return summary.id;
};

const first = await send("Фото с телефона", null, "keychain");
const second = await send("Laptop of last summer", secret("blue teapot 9"), "keychain");
const third = await send("Nothing kept", null, "session");
worked(await cases.cases.check({ case: first }));
const more = worked(await cases.sending.prepareMore({ case: first, items: photos(3, "further") }));
worked(await cases.sending.send({ draft: more.id }));
worked(await cases.cases.rename({ case: second, label: label(secret("Renamed to something else")) }));
worked(await cases.cases.withdraw({ case: second }));
worked(await cases.handover.sheet({ case: first, country: "GB", language: "en" }));
for (const format of ["json", "csv", "lines"] as const) worked(await cases.handover.export({ items: photos(4, "further"), format, age: "everyone-adult" }));
worked(
  await cases.cases.noteElsewhere({
    service: "stopncii",
    label: label(secret("Made at another place")),
    keys: { number: secret("777 888 999 000"), pin: secret("another secret pin") },
    note: secret("a note to myself about it"),
    keeping: "keychain",
  }),
);
worked(await cases.cases.forget({ case: third }));
const space = { name: secret("Client of Tuesday") as SpaceName, passphrase: secret("seven quiet herons over tin roofs") };
worked(await cases.spaces.create(space));
await send("In the space", null, "keychain");
worked(await cases.spaces.lock());
worked(await cases.spaces.open(space));
const erased = { name: secret("Client to be erased") as SpaceName, passphrase: secret("moss grows on the northern gate") };
worked(await cases.spaces.create(erased));
await send("In the erased space", null, "keychain");
worked(await cases.spaces.erase());
worked(await cases.spaces.visit());
await send("On a visit", null, "session");
worked(await cases.spaces.lock());
cases.close();
process.send?.([...secrets]);
