/** @file The words the contract is written in: a command the renderer may ask for, an event it may listen to. */
import type { z } from "zod";
import type { ErrorCode } from "../model/error.ts";

export interface Command<Arguments extends z.ZodType = z.ZodType, Result extends z.ZodType = z.ZodType> {
  readonly kind: "command";
  readonly args: Arguments;
  readonly result: Result;
}

export interface Event<Payload extends z.ZodType = z.ZodType> {
  readonly kind: "event";
  readonly payload: Payload;
}

/**
 * The one command that carries paths, and the renderer can't call it with any: the preload takes the files that a person
 * dropped on the window, asks the host where they are, and hands main the answer.
 */
export interface Drop<Result extends z.ZodType = z.ZodType> {
  readonly kind: "drop";
  readonly args: z.ZodType<readonly string[]>;
  readonly result: Result;
}

export type Entry = Command | Event | Drop;
export type Area = Readonly<Record<string, Entry>>;
export type Tree = Readonly<Record<string, Area>>;

export const command = <Arguments extends z.ZodType, Result extends z.ZodType>(
  args: Arguments,
  result: Result,
): Command<Arguments, Result> => ({ kind: "command", args, result });

export const event = <Payload extends z.ZodType>(payload: Payload): Event<Payload> => ({ kind: "event", payload });

export const drop = <Result extends z.ZodType>(args: z.ZodType<readonly string[]>, result: Result): Drop<Result> => ({
  kind: "drop",
  args,
  result,
});

/** What comes back from every command: never an exception with somebody else's text in it. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode };

export type Unsubscribe = () => void;

/** The channel's name on Electron's IPC. */
export const channelOf = (area: string, name: string): string => `ownprint:${area}.${name}`;

/** A command without arguments is called with none. */
type ArgumentsOf<Arguments extends z.ZodType> = undefined extends z.input<Arguments> ? readonly [] : readonly [z.input<Arguments>];

/** What the renderer calls, derived from the tree. `File` is left to the renderer's own types: shared knows no DOM. */
export type Api<T extends Tree, DroppedFile> = {
  readonly [A in keyof T]: {
    readonly [N in keyof T[A]]: T[A][N] extends Command<infer Arguments, infer Result>
      ? (...args: ArgumentsOf<Arguments>) => Promise<Outcome<z.output<Result>>>
      : T[A][N] extends Event<infer Payload>
        ? (listener: (payload: z.output<Payload>) => void) => Unsubscribe
        : T[A][N] extends Drop<infer Result>
          ? (files: readonly DroppedFile[]) => Promise<Outcome<z.output<Result>>>
          : never;
  };
};

/** What main has to provide: a handler for every command and every drop, none for events. */
export type Handlers<T extends Tree> = {
  readonly [A in keyof T]: {
    readonly [N in keyof T[A] as T[A][N] extends Event ? never : N]: T[A][N] extends Command<infer Arguments, infer Result>
      ? (args: z.output<Arguments>) => Answer<z.input<Result>>
      : T[A][N] extends Drop<infer Result>
        ? (paths: readonly string[]) => Answer<z.input<Result>>
        : never;
  };
};

export type Answer<Value> = Promise<Outcome<Value>> | Outcome<Value>;

export const ok = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });
export const failed = (code: ErrorCode): { readonly ok: false; readonly code: ErrorCode } => ({ ok: false, code });
