import type { CompileOptions, MoaApp } from "@moagraph/core";
import {
  type GraphSpec,
  GraphValidationError,
  pausingNodesOf,
  planRun,
} from "@moagraph/core/graph";
import type { Provider } from "@moagraph/provider-kit";
import { noteAddresses } from "./providers/note-addresses.js";
import { loadProviders } from "./providers/load-providers.js";
import { oneLine } from "./one-line.js";
import { modelNoteText } from "./plan/model-note-text.js";
import { knownFrom } from "./plan/plan-facts.js";
import { quietWarnings } from "./process/quiet-warnings.js";
import { stderr } from "./text-output.js";
import { functionsHint } from "./errors/functions-hint.js";
import { UsageError } from "./errors/usage-error.js";

/** How the runs of a graph are kept. Without a checkpointer, those that ask a person are, in memory. */
export type KeptRuns = Pick<CompileOptions, "checkpointer" | "onGraphChange">;

/** Options of {@link compileGraph}. */
export interface CompileGraphOptions {
  /** Maximum number of concurrent calls per provider. @defaultValue no limit */
  readonly maxConcurrency?: number;
}

/** Loads LangGraph and the providers, and compiles the graph with them. */
export async function compileGraph(
  graph: GraphSpec,
  options: CompileGraphOptions,
  kept: KeptRuns = {},
): Promise<MoaApp> {
  return compileQuietly(graph, await providersOf(graph, options), kept);
}

/** Loads the providers of a graph. Names retired models, and addresses that only the graph names. */
export async function providersOf(
  graph: GraphSpec,
  { maxConcurrency }: CompileGraphOptions,
): Promise<Provider[]> {
  const providers = await loadProviders(graph, { maxConcurrency });
  noteAddresses(graph);
  noteRetired(graph, providers);
  return providers;
}

/** Like {@link compileQuietly}, and names retired models on stderr. */
export async function compileWith(
  graph: GraphSpec,
  providers: readonly Provider[],
  kept: KeptRuns = {},
): Promise<MoaApp> {
  noteRetired(graph, providers);
  return compileQuietly(graph, providers, kept);
}

/**
 * Loads LangGraph, and compiles the graph with these providers. Prints nothing.
 *
 * @throws {@link UsageError} `INVALID_GRAPH` if the graph uses functions.
 */
export async function compileQuietly(
  graph: GraphSpec,
  providers: readonly Provider[],
  kept: KeptRuns = {},
): Promise<MoaApp> {
  const { compile } = await import("@moagraph/core");
  quietRetired();
  try {
    return compile(graph, { providers, ...(await checkpointerFor(graph)), ...kept });
  } catch (error) {
    throw error instanceof GraphValidationError ? withFunctionsHint(error) : error;
  }
}

/** Leaves the warning of `compile` about retired models to {@link providersOf}. */
export function quietRetired(): void {
  quietWarnings("MOAGRAPH_RETIRED_MODEL");
}

/** A run that asks a person is kept until the process ends. */
async function checkpointerFor(graph: GraphSpec): Promise<Pick<CompileOptions, "checkpointer">> {
  if (pausingNodesOf(graph).length === 0) return {};
  const { MemorySaver } = await import("@langchain/langgraph");
  return { checkpointer: new MemorySaver() };
}

/** Names retired models in the words of the command line, instead of the warning of `compile`. */
function noteRetired(graph: GraphSpec, providers: readonly Provider[]): void {
  const { notes } = planRun(graph, knownFrom(providers));
  const [first, ...others] = notes.filter(({ type }) => type === "retirement");
  if (first !== undefined) note(others.length === 0 ? modelNoteText(first) : several);
}

const several =
  "Models of the graph are retired, or will be within 60 days. moagraph plan names them, with their successors.";

function note(text: string): void {
  stderr.write(`${oneLine(`note: ${text}`)}\n`);
}

function withFunctionsHint(error: GraphValidationError): Error {
  const { code, message, issues } = error;
  const hint = functionsHint(issues);
  return hint === undefined ? error : new UsageError({ code, message, hint });
}
