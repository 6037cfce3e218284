// How run-directory/ works: `run-paths.ts` names the files of a run's folder. `open-run.ts` compares `run.json`
// with what is asked for, and `run-lock.ts` keeps two processes from working in one folder.
import { join } from "node:path";
import { fileNameOf } from "../benchmark/file-name-of.js";

/** The files of a run's folder. */
export interface RunPaths {
  /** What was asked: `run.json`. */
  readonly manifest: string;
  /** The log of answers: `answers.jsonl`. */
  readonly answers: string;
  /** Tables and plots: `results`. */
  readonly results: string;
  /** The page with everything: `report.html`. */
  readonly report: string;
  /**
   * The folder of a judge: `judgments/<judge>`.
   *
   * @param judge - The judge's name, such as `openai:gpt-4o`.
   */
  judge(judge: string): JudgePaths;
}

/** The files of a judge in a run's folder. */
export interface JudgePaths {
  readonly folder: string;
  /** Who judges, with which settings: `judge.json`. */
  readonly manifest: string;
  /** The log of judgments: `judgments.jsonl`. */
  readonly log: string;
}

/**
 * The paths of the files in a run's folder. Nothing is opened.
 *
 * @param folder - The run's folder.
 * @example
 * ```ts
 * import { runPaths } from "@moagraph/eval";
 *
 * runPaths("runs/moa").answers; // "runs/moa/answers.jsonl"
 * runPaths("runs/moa").judge("openai:gpt-4o").log; // "runs/moa/judgments/openai-gpt-4o/judgments.jsonl"
 * ```
 */
export function runPaths(folder: string): RunPaths {
  return {
    manifest: join(folder, "run.json"),
    answers: join(folder, "answers.jsonl"),
    results: join(folder, "results"),
    report: join(folder, "report.html"),
    judge: (judge) => judgePaths(join(folder, "judgments", fileNameOf(judge))),
  };
}

/** The paths of a judge's files in its own folder. */
export function judgePaths(folder: string): JudgePaths {
  return { folder, manifest: join(folder, "judge.json"), log: join(folder, "judgments.jsonl") };
}
