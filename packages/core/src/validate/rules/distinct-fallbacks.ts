import type { AskPolicies } from "../../spec/policies/ask-policies.js";
import type { Issue, IssuePath } from "../../errors/issue.js";
import type { Rule } from "./rule.js";

/**
 * A fallback is another model each time: one that has failed for good is not asked again. A list of
 * the graph may name a node's own model, which that node leaves out.
 */
export const distinctFallbacks: Rule = ({ nodes, policies }) => [
  ...repeated(policies, [], "The graph", []),
  ...[...nodes.values()].flatMap(({ name, kind, node }) =>
    node === undefined || kind === undefined
      ? []
      : repeated(node as AskPolicies, ["nodes", name], `Node \`${name}\``, kind.models(node)),
  ),
];

function repeated(
  { fallback = [] }: AskPolicies,
  path: IssuePath,
  subject: string,
  own: readonly string[],
): Issue[] {
  const seen = new Set(own);
  return fallback.flatMap((model, at): Issue[] => {
    if (!seen.has(model)) {
      seen.add(model);
      return [];
    }
    const fault = own.includes(model) ? "its own model" : "which it has named before";
    return [
      {
        code: "DUPLICATE_FALLBACK",
        path: [...path, "fallback", at],
        message: `${subject} falls back to \`${model}\`, ${fault}.`,
        hint: "Name another model, or remove it: tries of the same model are set by `retry`.",
      },
    ];
  });
}
