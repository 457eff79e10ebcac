/**
 * @file The one door between the window and the program: sender check, parse, handler, parse again, `ok` or a code. A
 * handler's answer is parsed too, so a field that the contract does not name, such as a path, can't slip across.
 */
import type { IpcMain, WebContents } from "electron";
import type { z } from "zod";
import { channelOf, failed, ok, type Answer, type Contract, type Handlers, type Outcome, type Tree } from "../shared/contract/index.ts";
import type { SenderCheck } from "./security/sender.ts";

type AnyHandler = (args: unknown) => Answer<unknown>;

export interface Registration<T extends Tree> {
  readonly ipc: Pick<IpcMain, "handle">;
  readonly tree: T;
  readonly handlers: Handlers<T>;
  readonly isTrusted: SenderCheck;
  /** Told where a handler broke its word: the channel and the kind of fault, never a value. */
  readonly onFault: (channel: string, fault: "handler-threw" | "result-malformed") => void;
}

export const register = <T extends Tree>({ ipc, tree, handlers, isTrusted, onFault }: Registration<T>): void => {
  for (const [area, entries] of Object.entries(tree)) {
    for (const [name, entry] of Object.entries(entries)) {
      if (entry.kind === "event") continue;
      const channel = channelOf(area, name);
      // The tree's types promise a handler of this shape; only the loop over names hides it from the compiler.
      const handler = (handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>)[area]?.[name];
      if (handler === undefined) throw new TypeError(`The contract's ${channel} has no handler.`);
      ipc.handle(channel, async (event, untrustedArgs: unknown): Promise<Outcome<unknown>> => {
        if (!isTrusted(event)) return failed("refused");
        const args = entry.args.safeParse(untrustedArgs);
        if (!args.success) return failed("bad-request");
        try {
          const outcome = await handler(args.data);
          if (!outcome.ok) return failed(outcome.code);
          const result = entry.result.safeParse(outcome.value);
          if (result.success) return ok(result.data);
          onFault(channel, "result-malformed");
        } catch {
          onFault(channel, "handler-threw");
        }
        return failed("internal");
      });
    }
  }
};

type EventsOf<A> = { [N in keyof A]: A[N] extends { readonly kind: "event" } ? N : never }[keyof A] & string;
type PayloadOf<E> = E extends { readonly kind: "event"; readonly payload: infer P extends z.ZodType } ? z.input<P> : never;

/** Tells the window something the contract names. Without a window, nobody needs to know. */
export type Publish = <A extends keyof Contract, N extends EventsOf<Contract[A]>>(
  area: A,
  name: N,
  payload: PayloadOf<Contract[A][N]>,
) => void;

export const publisher =
  (tree: Tree, contents: () => Pick<WebContents, "send"> | null): Publish =>
  (area, name, payload) => {
    const entry = tree[area]?.[name];
    if (entry?.kind !== "event") throw new TypeError(`The contract has no event ${channelOf(area, name)}.`);
    contents()?.send(channelOf(area, name), entry.payload.parse(payload));
  };
