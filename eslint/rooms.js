/**
 * @file The rooms of the program and the doors between them, as data. The lint rules, and the test that shows a forbidden
 * import failing, both read this table; docs/architecture.md says why each door is where it is.
 */

/**
 * @typedef {object} Room
 * @property {string} folder where the room is, from the project's root
 * @property {readonly string[]} rooms folders of other rooms it may import
 * @property {"none" | "builtins"} node whether Node's own modules may be imported
 * @property {readonly string[]} packages packages it may import (a scope matches all of its packages)
 */

/** @type {readonly Room[]} */
export const rooms = [
  { folder: "src/shared", rooms: [], node: "none", packages: ["zod"] },
  { folder: "src/fingerprint", rooms: [], node: "none", packages: [] },
  {
    folder: "src/engine",
    rooms: ["src/shared", "src/fingerprint"],
    node: "builtins",
    packages: ["zod", "sharp", "libheif-js", "ffmpeg-static"],
  },
  {
    folder: "src/cases",
    rooms: ["src/shared", "src/fingerprint"],
    node: "builtins",
    packages: ["zod", "@napi-rs/keyring", "@zxcvbn-ts", "qr"],
  },
  {
    folder: "src/main",
    rooms: ["src/shared", "src/fingerprint", "src/engine", "src/cases"],
    node: "builtins",
    packages: ["electron", "zod"],
  },
  { folder: "src/preload", rooms: ["src/shared"], node: "none", packages: ["electron"] },
  {
    folder: "src/renderer",
    rooms: ["src/shared"],
    node: "none",
    packages: [
      "react",
      "react-dom",
      "i18next",
      "react-i18next",
      "@tanstack",
      "@fontsource-variable",
      "zod",
    ],
  },
  {
    folder: "src/cli",
    rooms: ["src/shared", "src/fingerprint", "src/engine", "src/cases"],
    node: "builtins",
    packages: ["zod"],
  },
  {
    folder: "bank",
    rooms: ["src/shared", "src/fingerprint", "src/engine"],
    node: "builtins",
    packages: ["zod", "fastify", "@fastify", "pg", "kysely", "@electric-sql", "prom-client"],
  },
];

/** What may be imported from anywhere: nothing that reaches the network is in this list, nor may it be. */
const networkModules = ["http", "https", "http2", "net", "tls", "dgram", "dns", "inspector", "undici"];

/** The only folders of the program that may open a connection (promise 1). */
export const connectingFolders = ["src/cases/bank-client"];

/**
 * @param {Room} room
 * @returns {import("eslint").Linter.Config[]}
 */
const configFor = (room) => {
  const strangers = rooms.filter((other) => other !== room && !room.rooms.includes(other.folder));
  const zones = strangers.map((other) => ({
    target: `./${room.folder}`,
    from: `./${other.folder}`,
    message: `${room.folder} may not know ${other.folder}: dependencies point inward (docs/architecture.md).`,
  }));
  zones.push(
    ...["tests", "bench", "scripts"].map((folder) => ({
      target: `./${room.folder}`,
      from: `./${folder}`,
      message: `Nothing that ships may import from ${folder}.`,
    })),
  );
  const allowed = room.packages.map((name) => `(?!${name}(?:/|$))`).join("");
  const builtin = room.node === "builtins" ? "(?!node:)" : "";
  const patterns = [
    {
      regex: `^(?!\\.)${builtin}${allowed}`,
      message: `${room.folder} may import only ${room.packages.join(", ") || "nothing"}${
        room.node === "builtins" ? " and node: modules" : ""
      } from outside the project.`,
    },
  ];
  if (room.node === "builtins" && room.folder.startsWith("src/")) {
    patterns.push({
      regex: `^node:(?:${networkModules.join("|")})(?:/|$)`,
      message: "Only the bank client may connect (promise 1).",
    });
  }
  /** @type {import("eslint").Linter.Config[]} */
  const configs = [
    {
      name: `rooms/${room.folder}`,
      files: [`${room.folder}/**/*.{ts,tsx}`],
      ignores: room.folder === "bank" ? ["bank/tests/**", "bank/bench/**", "bank/*.ts"] : [],
      rules: {
        "import-x/no-restricted-paths": ["error", { zones }],
        "no-restricted-imports": ["error", { patterns }],
      },
    },
  ];
  const connecting = connectingFolders.filter((folder) => folder.startsWith(`${room.folder}/`));
  if (connecting.length > 0) {
    const others = patterns.filter(({ regex }) => !regex.startsWith("^node:"));
    const elsewhere = networkModules.filter((name) => name !== "http" && name !== "https");
    configs.push({
      name: `rooms/${room.folder}/connecting`,
      files: connecting.map((folder) => `${folder}/**/*.ts`),
      rules: {
        "no-restricted-imports": [
          "error",
          { patterns: [...others, { regex: `^node:(?:${elsewhere.join("|")})(?:/|$)`, message: "The bank client speaks HTTP and nothing else." }] },
        ],
      },
    });
  }
  return configs;
};

/** @type {import("eslint").Linter.Config[]} */
export const roomConfigs = [
  ...rooms.flatMap(configFor),
  {
    name: "rooms/no-network-globals",
    files: ["src/**/*.{ts,tsx}"],
    ignores: connectingFolders.map((folder) => `${folder}/**`),
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource"].map((name) => ({
          name,
          message: "Only the bank client may connect (promise 1).",
        })),
      ],
    },
  },
];
