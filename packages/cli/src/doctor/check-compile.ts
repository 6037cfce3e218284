import {
  type GraphSpec,
  GraphValidationError,
  MoaError,
  modelsOf,
  modelIdOf,
  providerIdOf,
} from "@moagraph/core/graph";
import type { Provider } from "@moagraph/provider-kit";
import { compileQuietly } from "../compile-graph.js";
import { withoutCode } from "../errors/without-code.js";
import { callsText, layersText } from "../plan/size-text.js";
import { providerFor } from "../providers/load-providers.js";
import { noProvider } from "../providers/provider-faults.js";
import { type Check, ok } from "./check.js";

/** Checks the shape of a graph, and what `run` refuses before its first call, apart from providers that cannot be used. */
export async function checkCompile(
  graph: GraphSpec,
  providers: readonly Provider[],
): Promise<Check[]> {
  const bare = modelsOf(graph).filter((model) => providerIdOf(model) === undefined);
  return [
    ...(await checkShape(graph, providers)),
    ...bare.map((model) => failedCheck(model, noProvider(model))),
  ];
}

/** One line for the graph: its size, or why it cannot run. */
async function checkShape(graph: GraphSpec, providers: readonly Provider[]): Promise<Check[]> {
  try {
    await compileQuietly(graph, providers);
    return [shapeOf(graph)];
  } catch (error) {
    if (!MoaError.isInstance(error)) throw error;
    // The lines of models and providers say it in the words of the command line.
    const isOther = error instanceof GraphValidationError && error.issues.every(isAboutProviders);
    return isOther ? [shapeOf(graph)] : [failedCheck(graph.name, error)];
  }
}

function shapeOf(graph: GraphSpec): Check {
  return ok(graph.name, `The graph is valid: ${layersText(graph)}, ${callsText(graph)}.`);
}

function isAboutProviders({ code }: GraphValidationError["issues"][number]): boolean {
  return code === "UNKNOWN_PROVIDER";
}

/** Checks the key and the address of a model whose provider has no list, which would show both. */
export async function checkUnlisted(graph: GraphSpec, model: string): Promise<Check[]> {
  const id = providerIdOf(model) ?? "";
  try {
    const provider = await providerFor(graph, id);
    await provider.chat(modelIdOf(model), {});
    return [];
  } catch (error) {
    if (!MoaError.isInstance(error)) throw error;
    return [failedCheck(model, error)];
  }
}

function failedCheck(name: string, { message, hint }: MoaError): Check {
  return { name, state: "failed", found: message, fix: withoutCode(hint) };
}
