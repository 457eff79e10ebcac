import { useEffect, useRef, useState } from "react";
import type { ErrorCode } from "../../../shared/model/error.ts";
import type { ScanProgress, SkippedFile } from "../../../shared/model/scan.ts";
import { ownprint } from "../../ownprint.ts";
import { useStore } from "../../state/store.tsx";

export interface TryingAgain {
  readonly isRunning: boolean;
  /** The numbers of the files that are tried, or were the last time. */
  readonly tried: ReadonlySet<SkippedFile["id"]>;
  /** How many of them have an outcome so far. */
  readonly done: number;
  /** How many of the last ones could be read; null before there is an answer. */
  readonly read: number | null;
  readonly problem: ErrorCode | null;
  readonly tryAgain: (files: readonly SkippedFile[]) => void;
}

interface Tries {
  readonly ids: ReadonlySet<SkippedFile["id"]>;
  /** What was left out before, to see that it was read again since. */
  readonly before: readonly SkippedFile[];
}

/** Files that were left out go back into the scan; when it is done, everything is read again. */
export const useTryAgain = (scan: ScanProgress, skipped: readonly SkippedFile[] | null, readAgain: () => void): TryingAgain => {
  const { dispatch } = useStore();
  const [tries, setTries] = useState<Tries | null>(null);
  const [phase, setPhase] = useState<"none" | "asked" | "running">("none");
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const wasRunning = useRef(false);
  const isScanning = scan.state === "running";
  useEffect(() => {
    if (isScanning) {
      wasRunning.current = true;
      return;
    }
    if (!wasRunning.current && phase !== "running") return;
    wasRunning.current = false;
    setPhase("none");
    readAgain();
  }, [isScanning, phase, readAgain]);

  const wasRead = tries !== null && skipped !== null && tries.before !== skipped && phase === "none" && !isScanning;
  const waiting = scan.found.files - scan.finished.files;
  return {
    isRunning: phase !== "none" || isScanning || (tries !== null && !wasRead && problem === null),
    tried: tries?.ids ?? new Set(),
    done: Math.max(0, (tries?.ids.size ?? 0) - waiting),
    read: wasRead ? tries.ids.size - skipped.filter(({ id }) => tries.ids.has(id)).length : null,
    problem,
    tryAgain: (files) => {
      if (skipped === null || files.length === 0) return;
      setProblem(null);
      setTries({ ids: new Set(files.map(({ id }) => id)), before: skipped });
      setPhase("asked");
      void ownprint.scan.tryAgain({ scan: scan.scan, files: files.map(({ id }) => id) }).then((outcome) => {
        if (!outcome.ok) {
          setProblem(outcome.code);
          setPhase("none");
          return;
        }
        dispatch({ type: "scan-progressed", scan: outcome.value });
        setPhase("running");
      });
    },
  };
};
