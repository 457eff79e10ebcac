/**
 * @file What Electron's IPC can carry, as text, because Playwright's own passing of values turns a Map into a plain object.
 * `structuredClone` decides what may pass; this only writes down its result. The function is self-contained: its source
 * also runs in the page.
 */

export interface Codec {
  /** Throws a DataCloneError for what structured clone can't copy. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

export const createCodec = (): Codec => {
  type Node = readonly [kind: string, ...parts: unknown[]];
  interface View {
    readonly buffer: ArrayBuffer;
    readonly byteLength: number;
  }
  const { structuredClone, btoa, atob } = globalThis;
  const views: Readonly<Record<string, new (buffer: ArrayBuffer) => View>> = {
    Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
    BigInt64Array, BigUint64Array, DataView,
  };

  const toBase64 = (bytes: Uint8Array): string => {
    let text = "";
    for (let start = 0; start < bytes.length; start += 32_768) text += String.fromCharCode(...bytes.subarray(start, start + 32_768));
    return btoa(text);
  };
  const fromBase64 = (text: string): ArrayBuffer => {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let index = 0; index < raw.length; index += 1) bytes[index] = raw.charCodeAt(index);
    return bytes.buffer;
  };

  const encode = (given: unknown): string => {
    const nodes: Node[] = [];
    const seen = new Map<object, number>();
    const write = (value: unknown): unknown => {
      switch (typeof value) {
        case "string":
        case "boolean":
          return value;
        case "undefined":
          return ["undefined"];
        case "bigint":
          return ["bigint", String(value)];
        case "number":
          return Number.isFinite(value) && !Object.is(value, -0) ? value : ["number", Object.is(value, -0) ? "-0" : String(value)];
        case "object":
          return value === null ? null : ["at", writeObject(value)];
        case "function":
        case "symbol":
          throw new TypeError("Structured clone lets none of these through.");
      }
    };
    const entries = (value: object): unknown => Object.entries(value).map(([key, member]) => [key, write(member)]);
    const describe = (value: object): Node => {
      if (Array.isArray(value)) return ["array", value.length, entries(value)];
      if (value instanceof Map) return ["map", [...value].map(([key, member]) => [write(key), write(member)])];
      if (value instanceof Set) return ["set", [...value].map(write)];
      if (value instanceof Date) return ["date", write(value.getTime())];
      if (value instanceof RegExp) return ["regexp", value.source, value.flags];
      if (value instanceof ArrayBuffer) return ["buffer", toBase64(new Uint8Array(value))];
      if (ArrayBuffer.isView(value)) {
        const kind = Object.prototype.toString.call(value).slice(8, -1);
        return ["view", kind, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
      }
      if (value instanceof Error) {
        return ["error", value.name, value.message, write(value.stack), Object.hasOwn(value, "cause"), write(value.cause)];
      }
      if (value instanceof Boolean || value instanceof Number || value instanceof String) return ["boxed", write(value.valueOf())];
      const kind = Object.prototype.toString.call(value).slice(8, -1);
      if (kind !== "Object") throw new TypeError(`An object could not be cloned: ${kind}.`);
      return ["object", entries(value)];
    };
    const writeObject = (value: object): number => {
      const known = seen.get(value);
      if (known !== undefined) return known;
      const index = nodes.push(["pending"]) - 1;
      seen.set(value, index);
      nodes[index] = describe(value);
      return index;
    };
    const root = write(structuredClone(given));
    return JSON.stringify([root, nodes]);
  };

  const decode = (text: string): unknown => {
    const [root, nodes] = JSON.parse(text) as [unknown, Node[]];
    const made = new Map<number, unknown>();
    const read = (written: unknown): unknown => {
      if (!Array.isArray(written)) return written;
      const [kind, detail] = written as [string, unknown];
      switch (kind) {
        case "undefined":
          return undefined;
        case "bigint":
          return BigInt(String(detail));
        case "number":
          return Number(detail);
        default:
          return readObject(Number(detail));
      }
    };
    const fill = (target: object, list: unknown): void => {
      for (const [key, member] of list as [string, unknown][]) {
        // Defined, not assigned: a key may be called __proto__.
        Object.defineProperty(target, key, { value: read(member), writable: true, enumerable: true, configurable: true });
      }
    };
    const build = (index: number, [kind, first, second, third, fourth, fifth]: Node): unknown => {
      const keep = <T>(value: T): T => {
        made.set(index, value);
        return value;
      };
      switch (kind) {
        case "array": {
          const array = keep(new Array<unknown>(Number(first)));
          fill(array, second);
          return array;
        }
        case "map": {
          const map = keep(new Map<unknown, unknown>());
          for (const [key, member] of first as [unknown, unknown][]) map.set(read(key), read(member));
          return map;
        }
        case "set": {
          const set = keep(new Set<unknown>());
          for (const member of first as unknown[]) set.add(read(member));
          return set;
        }
        case "date":
          return keep(new Date(Number(read(first))));
        case "regexp":
          return keep(new RegExp(String(first), String(second)));
        case "buffer":
          return keep(fromBase64(String(first)));
        case "view": {
          const View = views[String(first)];
          if (View === undefined) throw new TypeError(`An object could not be cloned: ${String(first)}.`);
          return keep(new View(fromBase64(String(second))));
        }
        case "error": {
          const error = keep(new Error(String(second)));
          Object.defineProperty(error, "name", { value: first, writable: true, configurable: true });
          Object.defineProperty(error, "stack", { value: read(third), writable: true, configurable: true });
          if (fourth === true) Object.defineProperty(error, "cause", { value: read(fifth), writable: true, configurable: true });
          return error;
        }
        case "boxed":
          return keep(Object(read(first)) as unknown);
        default: {
          const object = keep({});
          fill(object, first);
          return object;
        }
      }
    };
    const readObject = (index: number): unknown => {
      const node = nodes[index];
      if (node === undefined) throw new TypeError("A message refers to what it does not hold.");
      return made.has(index) ? made.get(index) : build(index, node);
    };
    return read(root);
  };

  return { encode, decode };
};
