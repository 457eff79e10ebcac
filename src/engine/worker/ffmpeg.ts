/**
 * @file Running ffmpeg on a stranger's file: no shell, no network, one demuxer, one protocol, bounded output, and an end with
 * this process at the latest.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";
import type { FileFormat } from "../classify.ts";
import { systemPath } from "../system-path.ts";
import { Unreadable } from "./failure.ts";

/** The demuxer each container is given to. None of them opens other files: playlists, image sequences and devices are out. */
const demuxers: Readonly<Partial<Record<FileFormat, readonly string[]>>> = {
  mp4: ["mov"],
  matroska: ["matroska"],
  avi: ["avi"],
  mpegps: ["mpeg"],
  mpegts: ["mpegts"],
  mpegvideo: ["mpegvideo"],
  wmv: ["asf"],
  flv: ["flv"],
  ogg: ["ogg"],
  png: ["apng"],
  gif: ["gif"],
  bmp: ["bmp_pipe"],
  // The piped demuxer can't tell the size of a bare JPEG XL stream; without patterns this one opens the one file alone.
  jxl: ["image2", "-pattern_type", "none", "-c:v", "libjxl"],
  hevc: ["hevc"],
};

/** A photo may be as large as sharp would take it; a video up to 8K, because its decoder holds many frames at once. */
const MAX_PHOTO_PIXELS = 0x3fff * 0x3fff;
const MAX_VIDEO_PIXELS = 8_192 * 4_352;
const stills: ReadonlySet<FileFormat> = new Set(["bmp", "jxl", "hevc", "png", "gif"]);

const MAX_SAID = 65_536;

/** One for each core. ffmpeg's own choice is one more, which on two cores was 6 % slower; it advises against more than 16. */
const THREADS = String(Math.min(16, availableParallelism()));

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Resident memory of the running ffmpegs in bytes, where the system tells (Linux); 0 elsewhere. */
export const childrenResidentBytes = (): number => {
  if (process.platform !== "linux") return 0;
  let sum = 0;
  for (const { pid } of children) {
    try {
      sum += Number(readFileSync(`/proc/${pid ?? 0}/statm`, "latin1").split(" ")[1]) * 4_096;
    } catch {
      // Gone between the look at the list and this one.
    }
  }
  return sum;
};

/** An npm package's file can't be executed from inside an archive; electron-builder puts it beside. */
const outsideArchive = (path: string): string => path.replace(/([\\/])app\.asar([\\/])/, "$1app.asar.unpacked$2");

const locate = (): string => {
  const named = process.env["FFMPEG_BIN"];
  if (named !== undefined && named !== "") return named;
  try {
    const packaged: unknown = createRequire(import.meta.url)("ffmpeg-static");
    if (typeof packaged === "string" && existsSync(outsideArchive(packaged))) return outsideArchive(packaged);
  } catch {
    // Not installed here: the system's own is left.
  }
  return "ffmpeg";
};

/** PATH to be found by, SystemRoot because Windows can't load its own libraries without it. */
const bareEnvironment = (): Record<string, string> =>
  Object.fromEntries(["PATH", "SystemRoot"].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

let located: string | undefined;

/** Where a file's bytes come from: a path, an open file for a name that can't be written as text, or bytes already read. */
export type Input = { readonly path: string } | { readonly fd: number } | { readonly content: Uint8Array };

/** The input for an opened file. */
export const inputOf = (path: string, fd: number): Input => (typeof systemPath(path) === "string" ? { path } : { fd });

const addressOf = (input: Input): readonly [protocol: string, address: string] => {
  if ("content" in input) return ["pipe", "pipe:0"];
  if ("path" in input) return ["file", `file:${input.path}`];
  return ["file", process.platform === "linux" ? "file:/proc/self/fd/3" : "file:/dev/fd/3"];
};

/** A run of ffmpeg: its raw output, what it said, and its end. */
export interface FfmpegRun {
  readonly output: Readable;
  /** The first 64 KiB of its log; complete once `ended` has resolved. Untrusted text. */
  readonly said: () => string;
  /** Resolves with the exit code, null when it was killed; rejects with Unreadable when there is no ffmpeg. */
  readonly ended: Promise<number | null>;
  readonly kill: () => void;
  /** Holds the process where the system can; elsewhere the full pipe does it. */
  readonly hold: (held: boolean) => void;
}

/** The arguments that open `input` as `format` and nothing else. */
export const inputArguments = (input: Input, format: FileFormat, maxPixels = stills.has(format) ? MAX_PHOTO_PIXELS : MAX_VIDEO_PIXELS): readonly string[] => {
  const demuxer = demuxers[format];
  if (demuxer === undefined) throw new Unreadable("unsupported-format");
  const [protocol, address] = addressOf(input);
  return ["-protocol_whitelist", protocol, "-f", ...demuxer, "-max_pixels", String(maxPixels), "-i", address];
};

/** Starts ffmpeg. `options` go before the input, `rest` after it; `maxPixels` is for one frame, where less than the format's limit is promised. */
export const runFfmpeg = (
  input: Input,
  format: FileFormat,
  { options = [], rest, maxPixels }: { readonly options?: readonly string[]; readonly rest: readonly string[]; readonly maxPixels?: number },
): FfmpegRun => {
  const args = ["-hide_banner", "-nostats", "-v", "info", "-threads", THREADS, ...options, ...inputArguments(input, format, maxPixels), ...rest];
  if (!("content" in input)) args.unshift("-nostdin");
  located ??= locate();
  const child = spawn(located, args, {
    stdio: ["content" in input ? "pipe" : "ignore", "pipe", "pipe", ...("fd" in input ? [input.fd] : [])],
    env: bareEnvironment(),
    windowsHide: true,
  });
  children.add(child);
  const { stdin, stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Unreadable("decoder-missing");
  if (stdin !== null && "content" in input) {
    // ffmpeg may have seen enough before it has read everything.
    stdin.on("error", () => undefined);
    stdin.end(input.content);
  }
  let said = "";
  stderr.setEncoding("latin1").on("data", (text: string) => {
    if (said.length < MAX_SAID) said += text.slice(0, MAX_SAID - said.length);
  });
  stdout.on("error", () => undefined);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", () => {
      children.delete(child);
      reject(new Unreadable("decoder-missing"));
    });
    child.once("close", (code) => {
      children.delete(child);
      resolve(code);
    });
  });
  // Whoever waits for the output first hears of a failed start there.
  ended.catch(() => undefined);
  return {
    output: stdout,
    said: () => said,
    ended,
    kill: () => void child.kill("SIGKILL"),
    hold: (held) => {
      if (process.platform !== "win32") child.kill(held ? "SIGSTOP" : "SIGCONT");
    },
  };
};
