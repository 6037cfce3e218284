import { meanUsage } from "../analyses/runs/mean-usage.js";
import { readAnswers } from "../answers/answer-log.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { compareSystems } from "./compare-systems.js";
import type { RunFolders, RunPairs } from "./run-pairs.js";
import type { SystemComparison } from "./system-comparison.js";

/** The comparison of two runs whose outcomes are known, with the usage of both. */
export async function comparisonOfRuns(
  { folderA, folderB }: Pick<RunFolders, "folderA" | "folderB">,
  { systemA, systemB, unanswered }: RunPairs,
  outcomes: Omit<SystemComparison, "a" | "b">,
): Promise<EvaluationResult> {
  const [a, b] = namesOf(systemA, systemB);
  const result = compareSystems({
    ...outcomes,
    a: { name: a, usage: await meanUsage(readAnswers(folderA)) },
    b: { name: b, usage: await meanUsage(readAnswers(folderB)) },
  });
  const numbers = { ...result.numbers, unanswered: unanswered.length };
  return { ...result, numbers, notes: [...result.notes, ...unansweredNotes(unanswered.length)] };
}

/** Two runs of the same system get different names. */
function namesOf(systemA: string, systemB: string): readonly [string, string] {
  return systemA === systemB ? [`${systemA} (A)`, `${systemB} (B)`] : [systemA, systemB];
}

function unansweredNotes(count: number): string[] {
  if (count === 0) return [];
  return [
    `${count} questions are not compared, because a system has no answer. Ask them again with \`moagraph eval generate\`, with \`--retry-failed\` for those that failed.`,
  ];
}
