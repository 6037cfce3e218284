import type { Issue } from "../../../errors/issue.js";
import { quote } from "../../../errors/quote.js";
import { policiesOf } from "../../../spec/policies/policies.js";
import { incomingOf } from "../../outline/incoming-of.js";
import type { GraphOutline, NodeOutline } from "../../outline/outline.js";
import type { Rule } from "../rule.js";

/**
 * A node with a `staircase` writes any text, to its natural end, so that it can be continued. It waits for the
 * chunks of at most as many proposals as it reads.
 */
export const staircaseFits: Rule = (graph) =>
  [...graph.nodes.values()].flatMap((node) => {
    if ((node.policies.staircase ?? graph.inherited.staircase) === undefined) return [];
    const { staircase } = policiesOf(graph.inherited, node.policies);
    if (staircase === undefined || !mayHaveStaircase(node)) return [];
    return [...settingIssues(node), ...chunkIssues(node, staircase.atLeast, graph)];
  });

/** An invalid staircase of the node is not in its policies; then the graph's does not apply. */
function mayHaveStaircase({ kind, policies }: NodeOutline): boolean {
  if (kind === undefined || !Object.hasOwn(kind.schema.properties, "staircase")) return false;
  return Object.hasOwn(policies, "staircase");
}

/** Settings that say where a reply ends, or which form it has. */
const settings = [
  ["responseFormat", "a reply in a format cannot be written in several requests"],
  ["stop", "a reply that ends at a text cannot be told from one that has to be continued"],
] as const;

function settingIssues({ name, node, policies }: NodeOutline): Issue[] {
  const isOwn = policies.staircase !== undefined;
  const and = isOwn ? "and `staircase`" : "and the graph sets `staircase`";
  return settings.flatMap(([key, why]): Issue[] => {
    if (node === undefined || Reflect.get(node, key) === undefined) return [];
    return [
      {
        code: "INVALID_VALUE",
        path: ["nodes", name, key],
        message: `Node ${quote(name)} has \`${key}\` ${and}, but ${why}.`,
        hint: isOwn
          ? `Remove \`${key}\` or \`staircase\`.`
          : `Remove \`${key}\`, or set \`staircase\` on other aggregators instead of the graph.`,
      },
    ];
  });
}

function chunkIssues(node: NodeOutline, atLeast: number | undefined, graph: GraphOutline): Issue[] {
  const { name, policies } = node;
  const incoming = incomingOf(node, graph);
  if (incoming === undefined || atLeast === undefined || atLeast <= incoming) return [];
  const isOwn = policies.staircase?.atLeast !== undefined;
  const isOfGraph = !isOwn && graph.policies.staircase?.atLeast !== undefined;
  return [
    {
      code: "QUORUM_TOO_LARGE",
      path: isOfGraph
        ? ["staircase", "atLeast"]
        : ["nodes", name, ...(isOwn ? ["staircase", "atLeast"] : [])],
      message: `Node ${quote(name)} waits for the first chunks of ${atLeast} proposals, but reads ${incoming}.`,
      hint: isOwn
        ? `Set \`staircase.atLeast\` to at most ${incoming}, or read more nodes.`
        : `Lower \`staircase.atLeast\` of the graph, or set it on ${quote(name)}: { atLeast: ${incoming} }.`,
    },
  ];
}
