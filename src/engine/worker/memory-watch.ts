/**
 * @file The memory ceiling, watched from inside: libvips decodes on other threads, so this one keeps looking. A decoder that
 * holds this thread is bounded otherwise: a WebAssembly memory by its maximum, Node's heap by the option it is started with.
 */
import { childrenResidentBytes } from "./ffmpeg.ts";

const LOOK_EVERY = 50;

/** Calls `onExceeded` once when the resident memory of this process and its ffmpegs passes `ceiling` bytes. Returns how to stop looking. */
export const watchMemory = (ceiling: number, onExceeded: () => void): (() => void) => {
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() + childrenResidentBytes() <= ceiling) return;
    clearInterval(timer);
    onExceeded();
  }, LOOK_EVERY);
  return () => clearInterval(timer);
};
