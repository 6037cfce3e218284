import type { Issue, IssuePath } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { flowOf, type NodeFlow } from "../../spec/flow/flow.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { isRecord } from "../../validate/value/is-record.js";
import { checkName, nodeOfCall, reservedNames } from "../../validate/rules/usable-names.js";
import { addedChannels } from "./added-channels.js";

/** Checks the names of the steps of `before` and `after`, and the channels of `stateSchema`. */
export function checkAround(graph: GraphSpec, options: CompileOptions): Issue[] {
  const { before, after, stateSchema } = options;
  if (before === undefined && after === undefined && stateSchema === undefined) return [];
  const [channels, wrongSchema] = channelsOf(stateSchema);
  const flows = flowOf(graph);
  const taken = new Set([...flows.keys(), ...channels]);
  return [
    ...wrongSchema,
    ...channels.flatMap((name) => checkChannel(name, flows)),
    ...checkSteps("before", before, taken, flows),
    ...checkSteps("after", after, new Set([...taken, ...namesIn(before)]), flows),
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

type Flows = ReadonlyMap<string, NodeFlow>;

function checkChannel(name: string, flows: Flows): Issue[] {
  const path: IssuePath = ["options", "stateSchema", name];
  if (reservedNames.includes(name)) {
    const message = `\`stateSchema\` defines ${quote(name)}, which Moagraph defines.`;
    return [{ code: "RESERVED_NAME", path, message, hint: "Remove it: steps have it anyway." }];
  }
  const node = callIn(flows, name);
  if (node === undefined && !flows.has(name)) return [];
  const of = node === undefined ? "a node" : `a call of node ${quote(node)}`;
  const message = `\`stateSchema\` defines ${quote(name)}, which is the name of ${of}.`;
  return [{ code: "CLASHING_NAME", path, message, hint: "Rename one of them." }];
}

function checkSteps(
  option: "before" | "after",
  steps: unknown,
  taken: ReadonlySet<string>,
  flows: Flows,
): Issue[] {
  return namesIn(steps).flatMap((name) => {
    const path: IssuePath = ["options", option, name];
    const wrong = checkName(name, path, `Step ${quote(name)}`);
    if (wrong.length > 0) return wrong;
    const node = callIn(flows, name);
    if (node === undefined && !taken.has(name)) return [];
    const message =
      node === undefined
        ? `The name of step ${quote(name)} is taken by a node, a channel or another step.`
        : `Step ${quote(name)} has the name of a call of node ${quote(node)}.`;
    return [{ code: "CLASHING_NAME", path, message, hint: "Rename the step." }];
  });
}

/** The node of which a call has that name. */
function callIn(flows: Flows, name: string): string | undefined {
  return nodeOfCall(name, (node) => flows.get(node)?.modelCalls);
}
