import { providerIdOf } from "@moagraph/core/graph";
import type { GraphSpec } from "@moagraph/core/graph";
import { formatCostBounds } from "@moagraph/report/words";
import { compileGraph } from "../compile-graph.js";
import { type Ask, askOnTerminal } from "../ask/ask-line.js";
import { askYes } from "../ask/ask-yes.js";
import { type Candidate, candidatesOf } from "../init/candidate.js";
import { choosePanel, type PanelChoice } from "../init/choose-panel.js";
import { nextCommands } from "../init/next-commands.js";
import { panelFile } from "../init/panel-file.js";
import { panelGraph } from "../init/panel-graph.js";
import { panelServers } from "../init/panel-servers.js";
import { panelText, planPanel } from "../init/panel-text.js";
import { requireReached } from "../init/require-reached.js";
import { fileExists, isTaken, outOption, savePanel } from "../init/save-panel.js";
import { checkOut } from "../out/check-out.js";
import { todayText } from "../today-text.js";
import { faultLines } from "../models/models-text.js";
import { nothingReached, nothingSetUp } from "../models/nothing-reached.js";
import { orStopped } from "../process/or-stopped.js";
import type { Stop } from "../process/stop.js";
import { watchReader } from "../process/watch-reader.js";
import { reachProviders } from "../reach/reach-providers.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import { stderr, stdout } from "../text-output.js";

/** The options of `moagraph init`. */
export interface InitCommandOptions extends PanelChoice {
  /** The path of the file. */
  readonly out: string;
  /** Whether nothing is asked. */
  readonly yes?: boolean;
  /** Whether an existing file is replaced. */
  readonly force?: boolean;
  /** Whether the panel is run once. */
  readonly run: boolean;
  /** Whether servers at their usual ports are looked for. */
  readonly local: boolean;
}

/** The question of the first run. */
const sampleQuestion = "Why is the sky blue? Answer in three sentences.";

/**
 * Composes a panel of the models that can be used now, writes it to a file and runs it once. Nothing is
 * written before the last question is answered.
 *
 * @throws The error of the run. The file is then written.
 */
export async function init(options: InitCommandOptions, stop: Stop): Promise<void> {
  const { out } = options;
  watchReader(stop);
  const ask = options.yes === true ? undefined : askOnTerminal(stop.signal);
  checkOut(out, outOption);
  if (ask === undefined && isTaken(out) && !options.force) throw fileExists(out);
  const providers = await orStopped(stop.signal, reached(options, stop.signal));
  const panel = await choosePanel(candidatesIn(providers), options, ask);
  const { endpoints, variables } = panelServers(panel, providers);
  const graph = panelGraph(panel, endpoints);
  const plan = planPanel(graph, panel);
  stdout.write(panelText(panel, plan));
  const isReplacing = await mayReplace(options, ask);
  const runs = options.run && (await mayRun(formatCostBounds(plan.total.costUsd), ask));
  const commands = nextCommands(out, variables);
  const text = panelFile(graph, panel, { path: out, today: todayText(), commands });
  await savePanel(out, text, isReplacing);
  stdout.write(`Wrote ${out}.\n`);
  try {
    Object.assign(process.env, variables);
    if (runs) await runOnce(graph, stop.signal);
  } finally {
    stdout.write(`\nNext:\n${commands.map((command) => `  ${command}\n`).join("")}`);
  }
}

/** The providers with models. Faults of others go to stderr. */
async function reached(
  { models = [], aggregator, local }: InitCommandOptions,
  signal: AbortSignal,
): Promise<ReachedProvider[]> {
  const named = [...models, ...(aggregator === undefined ? [] : [aggregator])];
  const ids = models.length > 0 ? named.flatMap((model) => providerIdOf(model) ?? []) : [];
  const providers = await reachProviders({ ids, isLocal: local }, signal);
  requireReached(named, providers);
  for (const line of providers.flatMap(faultLines)) stderr.write(`note: ${line}\n`);
  return providers;
}

/** @throws Without any model. */
function candidatesIn(providers: readonly ReachedProvider[]): Candidate[] {
  const candidates = candidatesOf(providers, todayText());
  if (candidates.length > 0) return candidates;
  throw providers.length === 0 ? nothingSetUp() : nothingReached(providers.map(({ id }) => id));
}

/** Whether to replace the file. @throws If the user does not want that. */
async function mayReplace(
  { out, force = false }: InitCommandOptions,
  ask: Ask | undefined,
): Promise<boolean> {
  if (force || ask === undefined || !isTaken(out)) return force;
  if (await askYes(ask, `${out} exists already. Replace it?`, false)) return true;
  throw fileExists(out);
}

async function mayRun(costUsd: string, ask: Ask | undefined): Promise<boolean> {
  return ask === undefined || askYes(ask, `Run it once now? Cost: ${costUsd}.`, true);
}

async function runOnce(graph: GraphSpec, signal: AbortSignal): Promise<void> {
  const app = await orStopped(signal, compileGraph(graph, {}));
  const { runPrompt } = await import("../run-prompt.js");
  stdout.write(`\n> ${sampleQuestion}\n`);
  await runPrompt({ app, input: sampleQuestion, signal, graph, isJson: false });
}
