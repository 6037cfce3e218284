import type { AskPolicies } from "../../../spec/policies/ask-policies.js";
import type { Issue, IssuePath } from "../../../errors/issue.js";
import type { Rule } from "../rule.js";
import { quote } from "../../../errors/quote.js";

/**
 * A list of fallbacks names each model once, and not the node's own model. The graph's list may name
 * a node's own model: that node skips it.
 */
export const distinctFallbacks: Rule = ({ nodes, policies }) => [
  ...repeated(policies, [], "The graph", []),
  ...[...nodes.values()].flatMap(({ name, kind, node }) =>
    node === undefined || kind === undefined
      ? []
      : repeated(node as AskPolicies, ["nodes", name], `Node ${quote(name)}`, kind.models(node)),
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
    const fault = own.includes(model) ? "its own model" : "which is in the list already";
    return [
      {
        code: "DUPLICATE_FALLBACK",
        path: [...path, "fallback", at],
        message: `${subject} falls back to ${quote(model)}, ${fault}.`,
        hint: "Remove it or name another model. `retry` sets how often a model is asked.",
      },
    ];
  });
}
