import { resolve } from "node:path";
import type { GraphSpec } from "@moagraph/core/graph";
import { isRecipeName } from "@moagraph/recipes";
import { stdinArgument } from "../../read-prompt.js";
import { originOptions, type ThreadOrigin } from "../saved/thread-origin.js";
import type { AskedRun } from "./thread-start.js";

/**
 * The origin of a run that is started.
 *
 * @param unchanged - The graph without the options.
 */
export function originOf({ target, options }: AskedRun, unchanged: GraphSpec): ThreadOrigin {
  const kept = originOptions(options);
  const { interruptBefore } = options;
  // Which proposer is the strongest may change with the next version of its facts.
  const isChosen = options.proposer !== undefined && options.aggregator === undefined;
  return {
    ...keptTarget(target),
    graph: unchanged.name,
    options: isChosen ? { ...kept, aggregator: answerModel(unchanged) } : kept,
    ...(interruptBefore === undefined ? {} : { interruptBefore }),
  };
}

/** The target as another folder finds it. A pipe is read once. */
export function keptTarget(target: string | undefined): Pick<ThreadOrigin, "target"> {
  if (target === undefined || target === stdinArgument) return {};
  if (isRecipeName(target)) return { target };
  const path = resolve(target);
  return /^\/(?:dev|proc)\//.test(path) ? {} : { target: path };
}

function answerModel({ nodes, output }: GraphSpec): string {
  const node = nodes[output];
  return node !== undefined && "model" in node ? node.model : "";
}
