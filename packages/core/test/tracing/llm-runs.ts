import { type Call, sumUsage } from "../../src/index.js";
import type { SentRun } from "./langsmith-server.js";

/** The runs of requests to models. */
export function llmRuns(runs: readonly SentRun[]): SentRun[] {
  return runs.filter(({ run_type }) => run_type === "llm");
}

/** The runs without a run around them. */
export function rootsOf(runs: readonly SentRun[]): SentRun[] {
  return runs.filter(({ parent_run_id }) => parent_run_id == null);
}

/** A tree of runs, one per line: name, type, and what the metadata say of the place in the graph. */
export function treeOf(runs: readonly SentRun[], around?: string): string[] {
  return runs
    .filter(({ parent_run_id }) => (parent_run_id ?? undefined) === around)
    .flatMap((run) => [
      `${run.name} (${run.run_type})${placeIn(run)}`,
      ...treeOf(runs, run.id).map((line) => `  ${line}`),
    ]);
}

const places = ["moa_node", "moa_layer", "moa_sample", "moa_attempt", "moa_round"];

function placeIn({ extra: { metadata } }: SentRun): string {
  const own = places.filter((name) => name in metadata);
  return own.map((name) => ` ${name.slice("moa_".length)}=${String(metadata[name])}`).join("");
}

/** A line for each request of a ledger, in the form of {@link linesOfRuns}. */
export function linesOfLedger(ledger: readonly Call[]): string[] {
  const sent = ledger.filter(({ attempt }) => attempt > 0);
  return sent.map(lineOf).toSorted();
}

/** A line for each request that runs record, also for those that broke off. */
export function linesOfRuns(runs: readonly SentRun[]): string[] {
  return llmRuns(runs).map(lineOfRun).toSorted();
}

function lineOf(call: Call): string {
  const { node, sample, attempt, round, model, status, inputTokens, outputTokens, costUsd } = call;
  const isWhole = status === "ok" || status === "blank";
  const end = isWhole ? "ended" : "broke off";
  return [model, node, sample, attempt, round, end, inputTokens, outputTokens, costUsd].join(" ");
}

function lineOfRun(run: SentRun): string {
  const { name, error, extra } = run;
  const { metadata } = extra;
  const { moa_node: node, moa_sample: sample, moa_attempt: attempt, moa_round: round } = metadata;
  const end = error === undefined ? "ended" : "broke off";
  const refused = { input_tokens: 0, output_tokens: 0, total_cost: 0 };
  const { input_tokens, output_tokens, total_cost } =
    usageIn(run) ?? (error === undefined ? {} : refused);
  const usage = [input_tokens, output_tokens, total_cost];
  return [name, node, sample, attempt, round, end, ...usage].join(" ");
}

interface Sum {
  readonly tokens: number;
  /** In US dollars, without the error of its additions. */
  readonly cost: string;
}

/** Tokens and cost of a run as LangSmith adds them up: those of the runs of models. */
export function sumSent(runs: readonly SentRun[]): Sum {
  const usages = llmRuns(runs).map((run) => usageIn(run) ?? {});
  const tokens = usages.reduce((sum, { total_tokens = 0 }) => sum + total_tokens, 0);
  const costUsd = usages.reduce((sum, { total_cost = 0 }) => sum + total_cost, 0);
  return { tokens, cost: costUsd.toFixed(12) };
}

/** Tokens and cost of a ledger. */
export function sumOf(ledger: readonly Call[]): Sum {
  const { inputTokens, outputTokens, costUsd } = sumUsage(ledger);
  return { tokens: inputTokens + outputTokens, cost: (costUsd ?? 0).toFixed(12) };
}

interface SentUsage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly total_tokens?: number;
  readonly total_cost?: number;
}

/** As LangSmith reads it. A run that broke off has no outputs. */
function usageIn({ outputs, extra: { metadata } }: SentRun): SentUsage | undefined {
  return (outputs?.["usage_metadata"] ?? metadata["usage_metadata"]) as SentUsage | undefined;
}
