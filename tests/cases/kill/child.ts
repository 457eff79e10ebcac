/**
 * @file One send in a process of its own, that ends itself without warning at a given touch of the keychain. The parent may
 * end it earlier. Run by kill.test.ts: `node child.ts <JSON of Orders>`.
 */
import { createCases, keychainStore, sessionStore, type SecretStore } from "../../../src/cases/index.ts";
import { label, photos } from "../doubles/sample.ts";

export interface Orders {
  readonly bank: string;
  readonly label: string;
  readonly photos: number;
  /** Dies before the n-th call to the keychain (2n) or after it (2n + 1); -1 for never. */
  readonly dieAt: number;
}

const die = () => process.kill(process.pid, "SIGKILL");

const mortal = (inner: SecretStore, dieAt: number): SecretStore => {
  let touches = 0;
  const touched = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    if (touches++ === dieAt) die();
    const value = await act();
    if (touches++ === dieAt) die();
    return value;
  };
  return {
    ...inner,
    entries: () => touched(inner.entries),
    read: (name) => touched(() => inner.read(name)),
    write: (name, text) => touched(() => inner.write(name, text)),
  };
};

const orders = JSON.parse(process.argv[2] ?? "{}") as Orders;
const cases = createCases({
  stores: { keychain: mortal(keychainStore(), orders.dieAt), session: sessionStore() },
  bank: { name: "Test bank", address: orders.bank, policyVersion: "2026-01", limits: { fingerprintsPerPart: 10, fingerprintsPerCase: 1_000 } },
  wait: () => Promise.resolve(),
});
const draft = await cases.sending.prepare({
  items: photos(orders.photos, orders.label),
  pin: null,
  label: label(orders.label),
  keeping: "keychain",
  assisted: false,
});
if (!draft.ok) throw new Error(draft.code);
process.send?.("ready");
for (let attempt = 0; attempt < 8; attempt += 1) {
  const sent = await cases.sending.send({ draft: draft.value.id });
  if (sent.ok) process.exit(0);
  console.error(`${orders.label}: ${sent.code}`);
}
process.exit(3);
