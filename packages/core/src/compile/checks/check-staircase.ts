import type { Issue } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import { runnableKind } from "../../langgraph/internals/members/runnable-kind.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { type ModelPool, ownModel } from "../../runtime/model-pool.js";
import { fallbacksOf } from "../../spec/flow/model-calls.js";
import { staircaseOf } from "../../spec/flow/staircase-of.js";
import { type GraphSpec, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";

/**
 * Checks that the models of nodes with a `staircase` can continue a text: they are chat models without tools
 * of their own, and are not known to give only whole replies.
 */
export function checkStaircase(
  graph: GraphSpec,
  options: CompileOptions,
  { capabilities }: Pick<ModelPool, "capabilities">,
): Issue[] {
  return nodesOf(graph).flatMap(([name, node]) => {
    if (staircaseOf(graph, node) === undefined) return [];
    const models = [...kindOf(node).models(node), ...fallbacksOf(graph, node)];
    return models.flatMap((model) => {
      if (isNoChatModel(ownModel(model, options))) return [issueOf(name, model, noChatModel)];
      return capabilities(model).streaming === false ? [issueOf(name, model, noStream)] : [];
    });
  });
}

/** Whether it is made already, and no chat model. A function may make one. */
function isNoChatModel(own: ReturnType<typeof ownModel>): boolean {
  return typeof own === "object" && runnableKind(own) !== "chat-model";
}

interface Fault {
  readonly why: string;
  readonly hint: string;
}

const noChatModel: Fault = {
  why: "is no chat model: it may have tools of its own, and does not continue a text",
  hint: "Pass the chat model itself in `models`",
};

const noStream: Fault = {
  why: "does not stream its replies",
  hint: "Use another model",
};

function issueOf(name: string, model: string, { why, hint }: Fault): Issue {
  return {
    code: "INVALID_VALUE",
    path: ["nodes", name],
    message: `Node ${quote(name)} has a \`staircase\`, but its model ${quote(model)} ${why}.`,
    hint: `${hint}, or set \`staircase\` on other nodes only.`,
  };
}
