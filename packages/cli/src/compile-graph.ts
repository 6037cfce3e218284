import type { MoaApp } from "@moagraph/core";
import { type GraphSpec, GraphValidationError } from "@moagraph/core/graph";
import { loadProviders } from "./load-providers.js";
import { UsageError } from "./usage-error.js";

/** Options of {@link compileGraph}. */
export interface CompileGraphOptions {
  /** Maximum number of concurrent calls per provider. @defaultValue no limit */
  readonly maxConcurrency?: number;
}

/** Loads LangGraph and the providers, and compiles the graph with them. */
export async function compileGraph(
  graph: GraphSpec,
  { maxConcurrency }: CompileGraphOptions,
): Promise<MoaApp> {
  const providers = await loadProviders(graph, { maxConcurrency });
  const { compile } = await import("@moagraph/core");
  try {
    return compile(graph, { providers });
  } catch (error) {
    throw error instanceof GraphValidationError && usesFunctions(error)
      ? functionsNeedCode(error)
      : error;
  }
}

function usesFunctions({ issues }: GraphValidationError): boolean {
  return issues.some(({ code }) => code === "UNKNOWN_FUNCTION");
}

function functionsNeedCode({ code, message }: GraphValidationError): UsageError {
  const hint =
    "Functions can be passed in TypeScript only. To run the graph here, write its prompts as text.";
  return new UsageError({ code, message, hint });
}
