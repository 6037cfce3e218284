import type { RunReport } from "@moagraph/report";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { FrameBatch } from "./frame-batch.js";
import { runGraph, type RunProgress, type RunRequest } from "./run-graph.js";
import { saveReport } from "./save-report.js";

/** The run of the page. */
export interface PageRun {
  /** `undefined` before the first run. */
  readonly report: RunReport | undefined;
  /** The answer; while it streams, the part that has come. */
  readonly answer: string;
  readonly isRunning: boolean;
  /** Starts a run; stops the one before. Returns the report of the ended run, unless it was replaced. */
  readonly start: (request: RunRequest) => Promise<RunReport | undefined>;
  readonly stop: () => void;
  /** Saves the report as a file. */
  readonly save: () => void;
}

/** Keeps one run, and draws it frame by frame. */
export function useRun(): PageRun {
  const [progress, setProgress] = useState<RunProgress>();
  const [isRunning, setIsRunning] = useState(false);
  const keys = useRef<RunRequest["keys"]>([]);
  const controller = useRef<AbortController>(undefined);
  const batch = useMemo(() => new FrameBatch<RunProgress>(setProgress), []);
  const stop = (): void => controller.current?.abort();
  useEffect(() => () => controller.current?.abort(), []);

  async function start(request: RunRequest): Promise<RunReport | undefined> {
    stop();
    const own = new AbortController();
    controller.current = own;
    keys.current = request.keys;
    const isCurrent = (): boolean => controller.current === own;
    setIsRunning(true);
    setProgress(undefined);
    const onChange = (read: () => RunProgress): void => {
      if (isCurrent()) batch.change(read);
    };
    const ended = await runGraph(request, { signal: own.signal, onChange });
    if (!isCurrent()) return undefined;
    batch.cancel();
    setProgress(ended);
    setIsRunning(false);
    return ended.report;
  }
  const { report, written = "" } = progress ?? {};
  const save = (): void => {
    if (report !== undefined) saveReport(report, keys.current);
  };
  return { report, answer: report?.answer ?? written, isRunning, start, stop, save };
}
