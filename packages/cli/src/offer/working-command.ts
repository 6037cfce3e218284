import { type GraphSpec, modelsOf, providerIdOf } from "@moagraph/core/graph";
import { isRecipeName, recipes } from "@moagraph/recipes";
import { shellWord } from "@moagraph/report/words";
import { type Candidate, candidatesOf } from "../init/candidate.js";
import { bestKnown, composePanel } from "../init/compose-panel.js";
import { isInferenceProfile, isListed } from "../models/is-listed.js";
import { todayText } from "../today-text.js";
import { debugNote } from "../process/debug-note.js";
import { reachProviders } from "../reach/reach-providers.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
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
  /** The providers whose key is missing or refused. None of their models is used. */
  readonly refused: readonly string[];
}

/** Milliseconds for a list of models. The error of the run waits for all lists. */
const limitMs = 2_500;

/** Most models of a graph that are replaced. For more, another graph is shorter. */
const mostSwaps = 2;

/** Recipes of models of today, the cheapest first. */
const panels = ["panel-budget", "panel-open", "panel-local", "panel-frontier"];

/** Of a panel of models that are at hand. */
const wishes = { proposers: 3, budgetUsd: 0.05 };

/**
 * A command that answers the prompt of a failed run with models that the environment gives access to,
 * and with the same options. Without such models, it simulates them. Each provider with a key is asked
 * for its list of models.
 */
export async function workingCommand(failed: FailedRun): Promise<string> {
  const providers = await reachProviders({ isLocal: false, limitMs }, failed.signal);
  for (const { fault } of providers) if (fault !== undefined) debugNote(fault.message);
  const usable = candidatesOf(providers, todayText()).filter(({ model }) => !isGone(model, failed));
  const isBad = (model: string): boolean =>
    isGone(model, failed) || !isServed(model, usable, providers);
  const words =
    swapped(failed, usable, isBad) ?? panel(usable) ?? proposed(usable) ?? simulated(failed);
  const kept = keptOptions(failed.options);
  return ["moagraph run", ...words, ...kept, ...promptWords(failed)].join(" ");
}

function isGone(model: string, { gone, refused }: FailedRun): boolean {
  return gone.includes(model) || refused.includes(providerIdOf(model) ?? "");
}

/** Whether a model can be used, as far as the lists say. Some models are in no list. */
function isServed(
  model: string,
  usable: readonly Candidate[],
  providers: readonly ReachedProvider[],
): boolean {
  const names = new Set(usable.map((each) => each.model));
  if (isListed(model, names)) return true;
  const provider = providers.find(({ id }) => id === providerIdOf(model));
  if (provider === undefined || provider.fault !== undefined) return false;
  return provider.isUnlisted || isInferenceProfile(model);
}

/** The same graph with other models, if few of them have to be replaced. */
function swapped(
  failed: FailedRun,
  usable: readonly Candidate[],
  isBad: (model: string) => boolean,
): string[] | undefined {
  const { target, graph, unchanged, options } = failed;
  if (target === undefined || target === "-") return undefined;
  const models = modelsOf(graph);
  const others = usable.filter(
    ({ model }) => !models.some((own) => isListed(own, new Set([model]))),
  );
  const bad = models.filter(isBad);
  const isClose = bad.length <= Math.min(mostSwaps, others.length) && bad.length < models.length;
  // Without a model to replace, the same command would fail again.
  if (!isClose || bad.length === 0) return undefined;
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
