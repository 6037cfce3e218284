import { group } from "d3-array";
import type { AttemptReport, RunReport } from "../run-report.js";

/** A prompt, and the attempts that sent it. */
export interface PromptGroup {
  /** Index of the prompt. `null` for attempts whose prompt is not known. */
  readonly prompt: number | null;
  readonly attempts: readonly NumberedAttempt[];
}

/** An attempt with its place in the report. */
export interface NumberedAttempt extends AttemptReport {
  /** From 1. */
  readonly number: number;
}

/** The attempts of a run by their prompt, in the order in which the prompts were first sent. */
export function promptGroups({ attempts }: RunReport): PromptGroup[] {
  const numbered = attempts.map((attempt, index) => ({ ...attempt, number: index + 1 }));
  const groups = group(numbered, ({ prompt }) => prompt);
  return [...groups].map(([prompt, own]) => ({ prompt, attempts: own }));
}

/** For each message, the index of the group that shows it. The others refer to that group. */
export function firstShown(
  groups: readonly PromptGroup[],
  { prompts }: RunReport,
): Map<number, number> {
  const shown = new Map<number, number>();
  for (const [index, { prompt }] of groups.entries()) {
    for (const message of prompts[prompt ?? -1] ?? []) {
      if (!shown.has(message)) shown.set(message, index);
    }
  }
  return shown;
}
