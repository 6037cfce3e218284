import { aggregator, compile, defineGraph, proposer, type Staircase } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { inSimulatedTime } from "../../quorum/simulated-time.js";

/** Subjects that simulated models know facts about. */
const subjects = [
  "the Moon",
  "honey bees",
  "coffee",
  "Roman aqueducts",
  "San Francisco",
  "volcanoes",
  "chess",
  "the printing press",
  "tides",
  "sourdough",
  "the violin",
  "photosynthesis",
];

const names = ["owl", "fox", "hen", "elk", "bee", "cod"];

/** What the answers of simulated models say. */
export interface FactShares {
  /** Mean number of statements of proposals in an answer. */
  readonly statements: number;
  /** Of the statements in the barrier's answers, the share that these answers have, too. */
  readonly ofBarrier: number;
  /** Statements that an answer makes twice, over all answers. */
  readonly doubled: number;
}

/**
 * Asks simulated models about all subjects, two at a time, in simulated time. The figures test that proposals
 * reach the answer; they are no evidence about real models.
 *
 * @param staircase - None for the barrier.
 */
export async function factsOf(staircase: Staircase | undefined, seed: number): Promise<string[][]> {
  const provider = simulated({ seed, firstTokenMs: 500, tokensPerSecond: 50 });
  // Loading the package takes real time.
  await provider.chat("owl", {});
  const app = compile(panel(staircase), { providers: [provider] });
  const answers: string[][] = [];
  for (const [at, subject] of subjects.entries()) {
    const other = subjects[(at + 5) % subjects.length] ?? subject;
    const messages = `What should I know about ${subject} and ${other}?`;
    const { answer, proposals } = await inSimulatedTime(() => app.invoke({ messages }));
    const statements = new Set(proposals.flatMap(({ text }) => statementsIn(text)));
    answers.push(statementsIn(answer ?? "").filter((statement) => statements.has(statement)));
  }
  return answers;
}

/** Compares answers with those of the barrier to the same questions. */
export function compareFacts(
  answers: readonly string[][],
  barrier: readonly string[][],
): FactShares {
  const kept = barrier.map((statements, at) =>
    statements.filter((statement) => answers[at]?.includes(statement)),
  );
  const doubled = answers.map((statements) => statements.length - new Set(statements).size);
  return {
    statements: sum(answers.map(({ length }) => length)) / answers.length,
    ofBarrier: sum(kept.map(({ length }) => length)) / sum(barrier.map(({ length }) => length)),
    doubled: sum(doubled),
  };
}

function panel(staircase: Staircase | undefined) {
  const proposers = names.map((name) => [name, proposer({ model: `simulated:${name}` })]);
  return defineGraph({
    name: "panel",
    nodes: {
      ...Object.fromEntries(proposers),
      fuse: aggregator({ model: "simulated:crow", reads: names, staircase }),
    },
    output: "fuse",
  });
}

function statementsIn(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+/u)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
