import type { IpcMainInvokeEvent } from "electron";
import { z } from "zod";
import { describe, expect, test, vi } from "vitest";
import { command, event, failed, ok, type Handlers } from "../../src/shared/contract/index.ts";
import { contract } from "../../src/shared/contract/index.ts";
import { publisher, register } from "../../src/main/registrar.ts";

const tree = {
  room: {
    double: command(z.object({ number: z.number() }), z.object({ doubled: z.number() })),
    happened: event(z.object({ what: z.string() })),
  },
} as const;

type Listener = (event: IpcMainInvokeEvent, args: unknown) => Promise<unknown>;

/** The registrar on a table instead of Electron's IPC, called the way Electron calls it. */
const registered = (handlers: Handlers<typeof tree>, trusted = true) => {
  const listeners = new Map<string, Listener>();
  const onFault = vi.fn();
  register({
    ipc: { handle: (channel, listener) => void listeners.set(channel, listener as Listener) },
    tree,
    handlers,
    isTrusted: () => trusted,
    onFault,
  });
  const call = (channel: string, args: unknown) => {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`${channel} is not registered`);
    return listener({} as IpcMainInvokeEvent, args);
  };
  return { call, onFault, channels: [...listeners.keys()] };
};

const doubling: Handlers<typeof tree> = { room: { double: ({ number }) => ok({ doubled: number * 2 }) } };

describe("the registrar", () => {
  test("answers a command with ok and the value", async () => {
    await expect(registered(doubling).call("ownprint:room.double", { number: 21 })).resolves.toEqual(ok({ doubled: 42 }));
  });

  test("registers commands and no events", () => {
    expect(registered(doubling).channels).toEqual(["ownprint:room.double"]);
  });

  test("refuses an unknown sender before it looks at the arguments or wakes the handler", async () => {
    const double = vi.fn(() => ok({ doubled: 0 }));
    await expect(registered({ room: { double } }, false).call("ownprint:room.double", { number: 1 })).resolves.toEqual(failed("refused"));
    expect(double).not.toHaveBeenCalled();
  });

  test.each([[undefined], [null], ["21"], [{ number: "21" }], [[]]])("answers bad-request to the arguments %j", async (args) => {
    const double = vi.fn(() => ok({ doubled: 0 }));
    await expect(registered({ room: { double } }).call("ownprint:room.double", args)).resolves.toEqual(failed("bad-request"));
    expect(double).not.toHaveBeenCalled();
  });

  test("lets nothing across that the contract does not name", async () => {
    const leaking = () => ok({ doubled: 2, path: "/home/somebody/private.jpg" });
    await expect(registered({ room: { double: leaking } }).call("ownprint:room.double", { number: 1 })).resolves.toEqual(ok({ doubled: 2 }));
  });

  test("turns an exception into a code, without its words", async () => {
    const throwing = () => {
      throw new Error("/home/somebody/private.jpg");
    };
    const { call, onFault } = registered({ room: { double: throwing } });
    await expect(call("ownprint:room.double", { number: 1 })).resolves.toEqual(failed("internal"));
    expect(onFault.mock.calls).toEqual([["ownprint:room.double", "handler-threw"]]);
  });

  test("turns a malformed answer into a code", async () => {
    const lying = () => ok({ doubled: Number.NaN });
    const { call, onFault } = registered({ room: { double: lying } });
    await expect(call("ownprint:room.double", { number: 1 })).resolves.toEqual(failed("internal"));
    expect(onFault.mock.calls).toEqual([["ownprint:room.double", "result-malformed"]]);
  });

  test("fails at start when a command has no handler", () => {
    expect(() => registered({ room: {} } as unknown as Handlers<typeof tree>)).toThrow(/no handler/);
  });
});

describe("the publisher", () => {
  test("sends an event's payload, stripped to what the contract names", () => {
    const send = vi.fn();
    publisher(contract, () => ({ send }))("app", "cover", { why: "suspend", path: "/x" } as { why: "suspend" });
    expect(send.mock.calls).toEqual([["ownprint:app.cover", { why: "suspend" }]]);
  });

  test("says nothing when there is no window", () => {
    expect(() => {
      publisher(contract, () => null)("app", "cover", { why: "suspend" });
    }).not.toThrow();
  });
});
