import { type GraphSpec, type NamedNode, nodesOf, type NodeSpec } from "../../spec/graph-spec.js";
import { fallbacksOf } from "../../spec/flow/model-calls.js";
import { askSettingsOf, type FunctionReference, paramsOf } from "../../spec/model-settings.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { AskPolicies } from "../../spec/policies/ask-policies.js";
import type { Issue, IssuePath } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { checkCostLimit } from "./check-cost-limit.js";
import { checkProviderOptions } from "./check-provider-options.js";
import { checkSchemas } from "./check-schemas.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { findProvider, type ModelPool, ownModel } from "../../runtime/model-pool.js";
import { isRecord } from "../../validate/value/is-record.js";
import { quote } from "../../errors/quote.js";
import { providerIdOf } from "../../spec/flow/model-name.js";

/**
 * Checks that the options of `compile` hold every provider, model and function that a graph names.
 *
 * @param facts - What is known about each model.
 */
export function checkBindings(
  graph: GraphSpec,
  options: CompileOptions,
  facts: ModelPool["facts"],
): Issue[] {
  return withoutRepeats([
    ...nodesOf(graph).flatMap((node) => [
      ...checkModels(graph, node, options),
      ...checkParams(graph, node, options),
      ...checkFunctions(node, options),
    ]),
    ...checkFallback(graph, { ...graph, path: [], subject: "The graph" }, options),
    ...checkProviderOptions(graph, options),
    ...checkSchemas(graph, options.schemas),
    ...checkCostLimit(graph, options, facts),
  ]);
}

/** What the graph sets is checked for each node. */
function withoutRepeats(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

function checkModels(graph: GraphSpec, [name, node]: NamedNode, options: CompileOptions): Issue[] {
  const path = ["nodes", name];
  const subject = `Node ${quote(name)}`;
  const asked = kindOf(node)
    .models(node)
    .filter((model) => !isGiven(model, options))
    .map((model) => unknownModel(graph, `${subject} asks`, model, [...path, "model"], options));
  return [...asked, ...checkFallback(graph, { ...(node as AskPolicies), path, subject }, options)];
}

interface Falling extends Pick<AskPolicies, "fallback"> {
  readonly path: IssuePath;
  readonly subject: string;
}

function checkFallback(
  graph: GraphSpec,
  { fallback = [], path, subject }: Falling,
  options: CompileOptions,
): Issue[] {
  return fallback.flatMap((model, at) =>
    isGiven(model, options)
      ? []
      : [
          unknownModel(
            graph,
            `${subject} falls back to`,
            model,
            [...path, "fallback", at],
            options,
          ),
        ],
  );
}

function isGiven(model: string, options: CompileOptions): boolean {
  return ownModel(model, options) !== undefined || findProvider(model, options) !== undefined;
}

function unknownModel(
  { endpoints = {} }: GraphSpec,
  asking: string,
  model: string,
  path: IssuePath,
  options: CompileOptions,
): Issue {
  const provider = providerIdOf(model);
  if (provider === undefined) {
    const nearest = nearestName(model, Object.keys(options.models ?? {}));
    return {
      code: "UNKNOWN_PROVIDER",
      path,
      message: `${asking} ${quote(model)}, which is not a key of \`models\` and does not name a provider.`,
      hint: didYouMean(nearest, "Write `provider:model-id`, such as `openai:gpt-4o`."),
      nearest,
    };
  }
  const given = (options.providers ?? []).map(({ id }) => id);
  const isEndpoint = Object.hasOwn(endpoints, provider);
  const nearest = isEndpoint
    ? undefined
    : nearestName(provider, [...given, ...Object.keys(endpoints)]);
  const [name, call] = isEndpoint
    ? ["openai-compatible", endpointCall(provider)]
    : [provider, `${makerOf(provider)}()`];
  return {
    code: "UNKNOWN_PROVIDER",
    path,
    message: `${asking} ${quote(model)}, but provider ${quote(provider)} is not in \`providers\`.`,
    hint: didYouMean(
      nearest,
      `Install @moagraph/${name} and pass it: compile(graph, { providers: [${call}] }).`,
    ),
    nearest,
  };
}

/** The call that makes the provider of an endpoint in the graph. */
function endpointCall(id: string): string {
  const key = JSON.stringify(id);
  return `openaiCompatible({ id: ${key}, ...graph.endpoints?.[${key}] })`;
}

/** The function of a provider package: `openaiCompatible` for `openai-compatible`. */
export function makerOf(provider: string): string {
  return provider.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** LangChain ignores parameters for a chat model that exists already. Here they are an issue. */
function checkParams(graph: GraphSpec, [name, node]: NamedNode, options: CompileOptions): Issue[] {
  const asked = [...kindOf(node).models(node), ...fallbacksOf(graph, node)];
  const made = asked.filter((model) => typeof ownModel(model, options) === "object");
  const parameters = Object.keys(paramsOf(askSettingsOf(graph, node)));
  return made.flatMap((model) =>
    parameters.map((parameter) => {
      const isOwn = Object.hasOwn(node, parameter);
      return {
        code: "PARAMETERS_IGNORED",
        path: isOwn ? ["nodes", name, parameter] : [parameter],
        message: `${isOwn ? `Node ${quote(name)}` : "The graph"} sets \`${parameter}\`, but ${quote(model)} is an existing chat model, which ignores it.`,
        hint: `Set it where you create the chat model, or pass a function in \`models\`: (params) => new ChatModel(params).`,
      };
    }),
  );
}

function checkFunctions([name, node]: NamedNode, options: CompileOptions): Issue[] {
  const functions = options.functions ?? {};
  return functionReferences(node)
    .filter(([, { use }]) => !Object.hasOwn(functions, use))
    .map(([path, { use }]) => {
      const nearest = nearestName(use, Object.keys(functions));
      return {
        code: "UNKNOWN_FUNCTION",
        path: ["nodes", name, ...path, "use"],
        message: `Node ${quote(name)} uses the function ${quote(use)}, which is not in \`functions\`.`,
        hint: didYouMean(nearest, `Pass it: compile(graph, { functions: { ${use}: … } }).`),
        nearest,
      };
    });
}

/** The settings that can be a function of the caller's. */
const functionSettings = [["prompt"], ["reduce"], ["by"], ["rule"], ["rule", "unless"]] as const;

function functionReferences(node: NodeSpec): [IssuePath, FunctionReference][] {
  return functionSettings.flatMap((path): [IssuePath, FunctionReference][] => {
    let value: unknown = node;
    for (const key of path) value = isRecord(value) ? value[key] : undefined;
    return isReference(value) ? [[path, value]] : [];
  });
}

function isReference(value: unknown): value is FunctionReference {
  return isRecord(value) && typeof value["use"] === "string";
}
