import type { GraphSpec, NamedNode } from "../spec/graph-spec.js";
import { nodesOf } from "../spec/graph-spec.js";
import type { FunctionReference } from "../spec/model-settings.js";
import { kindOf } from "../spec/node-kinds.js";
import type { Issue } from "../validate/issue.js";
import { didYouMean, nearestName } from "../validate/nearest-name.js";
import type { CompileOptions } from "./compile-options.js";
import { findProvider, ownModel, paramsOf } from "./model-pool.js";

/** Finds every name in a graph that `compile` was given nothing for. */
export function checkBindings(graph: GraphSpec, options: CompileOptions): Issue[] {
  return nodesOf(graph).flatMap((node) => [
    ...checkModels(node, options),
    ...checkParams(node, options),
    ...checkFunctions(node, options),
  ]);
}

function checkModels([name, node]: NamedNode, options: CompileOptions): Issue[] {
  return kindOf(node)
    .models(node)
    .filter((model) => ownModel(model, options) === undefined && !findProvider(model, options))
    .map((model) => unknownModel(name, model, options));
}

function unknownModel(node: string, model: string, options: CompileOptions): Issue {
  const own = Object.keys(options.models ?? {});
  const path = ["nodes", node, "model"];
  if (!/^[^:]+:./.test(model)) {
    const nearest = nearestName(model, own);
    return {
      code: "UNKNOWN_PROVIDER",
      path,
      message: `Node \`${node}\` asks \`${model}\`, which names no provider and is no key of \`models\`.`,
      hint: didYouMean(nearest, "Write `provider:model-id`, such as `openai:gpt-4o`."),
      nearest,
    };
  }
  const provider = model.slice(0, model.indexOf(":"));
  const given = (options.providers ?? []).map(({ id }) => id);
  const nearest = nearestName(provider, given);
  return {
    code: "UNKNOWN_PROVIDER",
    path,
    message: `Node \`${node}\` asks \`${model}\`, but provider \`${provider}\` was not given to compile.`,
    hint: didYouMean(nearest, `Install @moagraph/${provider} and add it to \`providers\`.`),
    nearest,
  };
}

/** LangChain ignores parameters given to a model that is already made; we do not. */
function checkParams([name, node]: NamedNode, options: CompileOptions): Issue[] {
  if (!("model" in node) || typeof ownModel(node.model, options) !== "object") return [];
  return Object.keys(paramsOf(node)).map((parameter) => ({
    code: "PARAMETERS_IGNORED",
    path: ["nodes", name, parameter],
    message: `Node \`${name}\` sets \`${parameter}\`, but \`${node.model}\` is a chat model that is already made.`,
    hint: `Set it where the model is made, or give \`models\` a function: (params) => new ChatModel(params).`,
  }));
}

function checkFunctions([name, node]: NamedNode, options: CompileOptions): Issue[] {
  const functions = options.functions ?? {};
  return functionReferences(node)
    .filter(([, { use }]) => !Object.hasOwn(functions, use))
    .map(([key, { use }]) => {
      const nearest = nearestName(use, Object.keys(functions));
      return {
        code: "UNKNOWN_FUNCTION",
        path: ["nodes", name, key, "use"],
        message: `Node \`${name}\` uses the function \`${use}\`, which compile was not given.`,
        hint: didYouMean(nearest, `Pass it: compile(graph, { functions: { ${use}: … } }).`),
        nearest,
      };
    });
}

function functionReferences(node: object): [string, FunctionReference][] {
  return Object.entries(node).filter(
    (entry): entry is [string, FunctionReference] =>
      typeof entry[1] === "object" && entry[1] !== null && "use" in entry[1],
  );
}
