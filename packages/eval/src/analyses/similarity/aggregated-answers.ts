import { flatGraphOf, type GraphSpec } from "@moagraph/core/graph";
import { isAnswered, readAnswers } from "../../answers/answer-log.js";
import type { AnsweredRow, RecordedProposal } from "../../answers/answer-row.js";
import { nodeDepths } from "../runs/node-depths.js";
import type { ScoredRun } from "../runs/scored-run.js";
import type { AggregatedAnswer } from "./aggregated-answer.js";
import {
  type PreferenceOf,
  preferencesFromRuns,
  preferencesFromScores,
} from "./model-preferences.js";

/** Options of {@link aggregatedAnswers}. */
export interface AggregatedAnswersOptions {
  /**
   * The preference of each model's proposals, by the name of the model. More is better.
   *
   * @defaultValue the verdicts on the runs in which the models answer alone
   */
  readonly scores?: Readonly<Record<string, number>> | undefined;
}

/** A node that aggregates, with the nodes that it reads. */
interface AggregatingNode {
  readonly name: string;
  /** Whether its text is the answer. The text is then no proposal. */
  readonly isOutput: boolean;
  readonly model: string;
  readonly round: number;
  readonly reads: readonly string[];
}

/**
 * Reads the answers of all aggregators of runs, each with the proposals that it read: from the first aggregation to the
 * last. One answer is in memory at a time. Makes no model calls.
 *
 * From the second round on, the proposals are answers of aggregators. Their preference is that of the same model alone.
 *
 * @param runs - From {@link readScoredRuns}: the runs of graphs with aggregators and, for the preferences, the judged runs
 * of their proposing models alone.
 * @param options - Scores of models that take the place of verdicts.
 * @example
 * ```ts
 * import { aggregatedAnswers, readScoredRuns, similarityAnalysis } from "@moagraph/eval";
 *
 * async function printTables(folders: string[]): Promise<void> {
 *   const answers = aggregatedAnswers(await readScoredRuns(folders));
 *   console.log((await similarityAnalysis(answers)).tables);
 * }
 * ```
 */
export async function* aggregatedAnswers(
  runs: readonly ScoredRun[],
  { scores }: AggregatedAnswersOptions = {},
): AsyncGenerator<AggregatedAnswer> {
  const preferenceOf =
    scores === undefined ? await preferencesFromRuns(runs) : preferencesFromScores(scores);
  for (const { folder, graph } of runs) {
    const nodes = aggregatingNodes(graph);
    if (nodes.length === 0) continue;
    for await (const row of readAnswers(folder)) {
      if (isAnswered(row)) yield* answersIn(row, nodes, preferenceOf);
    }
  }
}

function aggregatingNodes(graph: GraphSpec): AggregatingNode[] {
  const depths = nodeDepths(graph);
  const { nodes, output } = flatGraphOf(graph);
  return Object.entries(nodes).flatMap(([name, node]) => {
    if (node.kind !== "aggregator") return [];
    const { model, reads } = node;
    const round = (depths.get(name) ?? 1) - 1;
    return [{ name, model, reads, round, isOutput: name === output }];
  });
}

function* answersIn(
  { id, turns, proposals }: AnsweredRow,
  nodes: readonly AggregatingNode[],
  preferenceOf: PreferenceOf,
): Generator<AggregatedAnswer> {
  for (const [index, final] of turns.entries()) {
    const ofTurn = proposals.filter(({ turn }) => turn === index + 1);
    for (const { name, model: aggregator, round, reads, isOutput } of nodes) {
      const read = ofTurn.filter(({ node }) => reads.includes(node));
      const preferred = read.map((proposal) => withPreference(proposal, id, preferenceOf));
      const texts = isOutput ? [final] : textsOf(ofTurn, name);
      for (const answer of texts) {
        yield { question: id, aggregator, round, answer, proposals: preferred };
      }
    }
  }
}

function textsOf(proposals: readonly RecordedProposal[], name: string): string[] {
  return proposals.filter(({ node }) => node === name).map(({ text }) => text);
}

function withPreference(
  { model, text, turn }: RecordedProposal,
  question: AnsweredRow["id"],
  preferenceOf: PreferenceOf,
): AggregatedAnswer["proposals"][number] {
  return { model, text, preference: preferenceOf(model, question, turn) };
}
