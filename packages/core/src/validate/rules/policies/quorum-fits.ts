import { policiesOf } from "../../../spec/policies/policies.js";
import type { Issue } from "../../../errors/issue.js";
import { incomingOf } from "../../outline/incoming-of.js";
import type { Rule } from "../rule.js";
import { quote } from "../../../errors/quote.js";

/** A quorum is at most the number of proposals that its node reads. */
export const quorumFits: Rule = (graph) =>
  [...graph.nodes.values()].flatMap((node): Issue[] => {
    const { policies, inherited } = graph;
    const { name, policies: own } = node;
    if ((own.quorum ?? inherited.quorum) === undefined) return [];
    const incoming = incomingOf(node, graph);
    // An invalid quorum of the node is not in `own`; then the graph's quorum does not apply.
    if (incoming === undefined || !Object.hasOwn(own, "quorum")) return [];
    const { quorum } = policiesOf(inherited, own);
    if (quorum === undefined || quorum.atLeast <= incoming) return [];
    const isOwn = own.quorum !== undefined;
    return [
      {
        code: "QUORUM_TOO_LARGE",
        path:
          isOwn || policies.quorum === undefined
            ? ["nodes", name, ...(isOwn ? ["quorum", "atLeast"] : [])]
            : ["quorum", "atLeast"],
        message: `Node ${quote(name)} waits for ${quorum.atLeast} usable proposals, but reads ${incoming}.`,
        hint: isOwn
          ? `Set it to at most ${incoming}, or read more nodes.`
          : `Lower the graph's \`quorum\`, or give ${quote(name)} one of its own: { atLeast: ${incoming} }.`,
      },
    ];
  });
