import { type GraphSpec, modelsOf } from "@moagraph/core/graph";
import { isRecipeName, recipes } from "@moagraph/recipes";
import { type Candidate, candidatesOf } from "../init/candidate.js";
import { bestKnown, composePanel } from "../init/compose-panel.js";
import { todayText } from "../models/model-order.js";
import { reachProviders } from "../reach/reach-providers.js";
import { shellWord } from "../text/shell-word.js";
import { type FailedOptions, keptOptions } from "./kept-options.js";
import { replacedModels } from "./replaced-models.js";

/** A run whose models cannot be used. */
export interface FailedRun {
  /** The recipe or the file; `undefined` for a graph of `--proposer`. */
  readonly target: string | undefined;
  /** The graph without the options, and with them. */
  readonly unchanged: GraphSpec;
  readonly graph: GraphSpec;
  readonly options: FailedOptions;
  /** The prompt, if it is an argument. */
  readonly prompt: string | undefined;
  readonly signal: AbortSignal;
  /** The models that a vendor does not serve. */
  readonly gone: readonly string[];
}

/** Most models of a graph that are replaced. For more, another graph is shorter. */
const mostSwaps = 2;

/** Recipes of models of today, the cheapest first. */
const panels = ["panel-budget", "panel-open", "panel-local", "panel-frontier"];

/** Of a panel of models that are at hand. */
const wishes = { proposers: 3, budgetUsd: 0.05 };

/**
 * A command that answers the prompt of a failed run with models that the environment gives access to,
 * and with the same options. Without such models, it simulates them. Each provider with a key is asked for its list of models.
 */
export async function workingCommand(failed: FailedRun): Promise<string> {
  const providers = await reachProviders({ isLocal: false }, failed.signal);
  const usable = candidatesOf(providers, todayText()).filter(
    ({ model }) => !failed.gone.includes(model),
  );
  const words = swapped(failed, usable) ?? panel(usable) ?? proposed(usable) ?? simulated(failed);
  const kept = keptOptions(failed.options);
  return ["moagraph run", ...words, ...kept, ...promptWords(failed)].join(" ");
}

/** The same graph with other models, if few of them have to be replaced. */
function swapped(failed: FailedRun, usable: readonly Candidate[]): string[] | undefined {
  const { target, graph, unchanged, options } = failed;
  if (target === undefined || target === "-") return undefined;
  const models = modelsOf(graph);
  const names = new Set(usable.map(({ model }) => model));
  const others = usable.filter(({ model }) => !models.includes(model));
  const bad = models.filter((model) => !names.has(model));
  const isClose = bad.length <= Math.min(mostSwaps, others.length) && bad.length < models.length;
  if (!isClose) return undefined;
  const replacements = new Map(bad.map((from, at) => [from, others[at]?.model ?? ""]));
  return [shellWord(target), ...replacedModels(unchanged, options, replacements)];
}

/** A recipe all of whose models can be used. */
function panel(usable: readonly Candidate[]): string[] | undefined {
  const names = new Set(usable.map(({ model }) => model));
  const name = panels.find(
    (each) =>
      isRecipeName(each) && modelsOf(recipes[each].graph).every((model) => names.has(model)),
  );
  return name === undefined ? undefined : [name];
}

/** The best models of different families. */
function proposed(usable: readonly Candidate[]): string[] | undefined {
  const { proposers, aggregators } = composePanel(usable, wishes);
  const chosen = proposers.length > 0 ? proposers : usable.slice(0, 1);
  if (chosen.length === 0) return undefined;
  const best = bestKnown(aggregators);
  return [
    ...chosen.map(({ model }) => `--proposer ${shellWord(model)}`),
    ...(best === undefined || chosen.length === 1 ? [] : [`--aggregator ${shellWord(best.model)}`]),
  ];
}

/** The same graph with simulated models, which need no key. */
function simulated({ target, unchanged, options }: FailedRun): string[] {
  if (target === undefined || target === "-") return ["moa-lite", "--offline"];
  return [shellWord(target), ...replacedModels(unchanged, options, new Map()), "--offline"];
}

/** Longer prompts would hide the rest of the command. */
const longestPrompt = 200;

function promptWords({ prompt }: FailedRun): string[] {
  if (prompt === undefined || prompt.length > longestPrompt || /[\p{Cc}]/u.test(prompt)) return [];
  return prompt.startsWith("-") ? ["--", shellWord(prompt)] : [shellWord(prompt)];
}
