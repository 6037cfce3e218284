import type { RunnableConfig } from "@langchain/core/runnables";
import { MoaError } from "@moagraph/provider-kit";
import { CancelScope } from "../../ask/cancel/cancel-scope.js";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { ModelNotMadeError } from "../../errors/model-not-made-error.js";
import { type NamedNode, nodesOf } from "../../spec/graph-spec.js";
import { fallbacksOf } from "../../spec/flow/model-calls.js";
import { type AskSettings, askSettingsOf, paramsOf } from "../../spec/model-settings.js";
import { kindOf } from "../../spec/node-kinds.js";
import { type Compilation, nodePolicies } from "../compilation.js";

/**
 * Creates every model of a graph before the first call, so that a missing key fails early. The wait
 * for a model is limited by its node's `timeouts.totalMs` and the run's `maxDurationMs`.
 *
 * @throws {@link MissingKeyError} if a key is not set.
 * @throws {@link ModelNotMadeError} `MODEL_NOT_MADE` if creating a model takes too long or throws.
 * Not for the caller's own model if its node has fallbacks.
 */
export async function makeModels(compilation: Compilation, config: RunnableConfig): Promise<void> {
  const { pool } = compilation;
  const { signal } = config;
  const makings = neededBy(compilation).flatMap(({ settings, withinMs, maySpare }) => {
    const making = pool.get(settings);
    if (!(making instanceof Promise)) return [];
    const needed = maySpare ? making.catch(unlessKeyIsMissing) : making;
    return [made(needed, { model: settings.model, withinMs, signal })];
  });
  await Promise.all(makings);
}

/** A model that a run needs, with its parameters. */
interface Needed {
  readonly settings: AskSettings;
  readonly withinMs: number;
  /** Whether the run can continue without it. */
  readonly maySpare: boolean;
}

/** Each model once, for all runs of a compiled graph. */
const neededBy = memoizeByObject((compilation: Compilation): readonly Needed[] => {
  const all = nodesOf(compilation.graph).flatMap((node) => neededByNode(node, compilation));
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
});

function neededByNode([name, node]: NamedNode, compilation: Compilation): Needed[] {
  const { graph, pool } = compilation;
  const fallbacks = fallbacksOf(graph, node);
  const withinMs = Math.min(
    nodePolicies(compilation, name).timeouts.totalMs,
    graph.budget?.maxDurationMs ?? Number.POSITIVE_INFINITY,
  );
  return [...kindOf(node).models(node), ...fallbacks].map((model) => ({
    settings: { ...paramsOf(askSettingsOf(graph, node)), model },
    withinMs,
    maySpare: pool.provider(model) === undefined && fallbacks.length > 0,
  }));
}

/** The call will fail with the same error, and its fallback is asked. */
function unlessKeyIsMissing(error: unknown): void {
  if (MoaError.isInstance(error) && error.code === "MISSING_KEY") throw error;
}

interface ModelWait {
  readonly model: string;
  readonly withinMs: number;
  readonly signal: AbortSignal | undefined;
}

async function made(
  making: Promise<unknown>,
  { model, withinMs, signal }: ModelWait,
): Promise<void> {
  const scope = new CancelScope();
  scope.follow(signal, ({ reason }): unknown => reason);
  scope.after(
    withinMs,
    () => new ModelNotMadeError(model, `The package did not load within ${withinMs} ms.`),
  );
  try {
    await scope.race(making);
  } finally {
    scope.end();
  }
}
