import type { Issue, IssuePath } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { isRecord } from "../../validate/value/is-record.js";
import { checkName, reservedNames } from "../../validate/rules/usable-names.js";
import { addedChannels } from "./added-channels.js";

/** Checks the names of the steps of `before` and `after`, and the channels of `stateSchema`. */
export function checkAround(graph: GraphSpec, options: CompileOptions): Issue[] {
  const { before, after, stateSchema } = options;
  if (before === undefined && after === undefined && stateSchema === undefined) return [];
  const [channels, wrongSchema] = channelsOf(stateSchema);
  const taken = new Set([...Object.keys(graph.nodes), ...channels]);
  return [
    ...wrongSchema,
    ...channels.flatMap((name) => checkChannel(name, graph)),
    ...checkSteps("before", before, taken, graph),
    ...checkSteps("after", after, new Set([...taken, ...namesIn(before)]), graph),
  ];
}

/** Steps of another form are an issue of the options. */
function namesIn(steps: unknown): string[] {
  return isRecord(steps) ? Object.keys(steps) : [];
}

function channelsOf(schema: CompileOptions["stateSchema"]): [string[], Issue[]] {
  try {
    return [Object.keys(addedChannels(schema)), []];
  } catch {
    const message = "`stateSchema` is no schema of a LangGraph state.";
    const hint = "Pass Annotation.Root({ … }), new StateSchema({ … }), or a zod object.";
    return [[], [{ code: "WRONG_TYPE", path: ["options", "stateSchema"], message, hint }]];
  }
}

function checkChannel(name: string, { nodes }: GraphSpec): Issue[] {
  const path: IssuePath = ["options", "stateSchema", name];
  if (reservedNames.includes(name)) {
    const message = `\`stateSchema\` defines ${quote(name)}, which Moagraph defines.`;
    return [{ code: "RESERVED_NAME", path, message, hint: "Remove it: steps have it anyway." }];
  }
  if (!Object.hasOwn(nodes, name)) return [];
  const message = `\`stateSchema\` defines ${quote(name)}, which is the name of a node.`;
  return [{ code: "CLASHING_NAME", path, message, hint: "Rename one of them." }];
}

function checkSteps(
  option: "before" | "after",
  steps: unknown,
  taken: ReadonlySet<string>,
  { nodes }: GraphSpec,
): Issue[] {
  return namesIn(steps).flatMap((name) => {
    const path: IssuePath = ["options", option, name];
    const wrong = checkName(name, path, `Step ${quote(name)}`);
    if (wrong.length > 0) return wrong;
    const node = nodeOfCall(name);
    const isCall = node !== undefined && Object.hasOwn(nodes, node);
    if (!taken.has(name) && !isCall) return [];
    const message = isCall
      ? `Step ${quote(name)} has the name of a call of node ${quote(node)}.`
      : `The name of step ${quote(name)} is taken by a node, a channel or another step.`;
    return [{ code: "CLASHING_NAME", path, message, hint: "Rename the step." }];
  });
}

/** `ada` for `ada-2`: the calls of a node with several are named so. */
function nodeOfCall(name: string): string | undefined {
  return /^(.+)-[0-9]+$/.exec(name)?.[1];
}
