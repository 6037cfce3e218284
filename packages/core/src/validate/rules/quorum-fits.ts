import { policiesOf } from "../../spec/policies/policies.js";
import type { Issue } from "../issue.js";
import type { Rule } from "../rule.js";

/** No node waits for more proposals than it reads. */
export const quorumFits: Rule = ({ nodes, policies }) =>
  [...nodes.values()].flatMap(({ name, node, flow, reads }): Issue[] => {
    if (node === undefined || flow === undefined || reads.length === 0) return [];
    const { quorum } = policiesOf(policies, node);
    if (quorum === undefined || quorum.atLeast <= flow.incoming) return [];
    const isOwn = policiesOf({}, node).quorum !== undefined;
    return [
      {
        code: "QUORUM_TOO_LARGE",
        path: [...(isOwn ? ["nodes", name] : []), "quorum", "atLeast"],
        message: `Node \`${name}\` waits for ${quorum.atLeast} usable proposals, but reads ${flow.incoming}.`,
        hint: isOwn
          ? `Set it to at most ${flow.incoming}, or read more nodes.`
          : `Lower the graph's \`quorum\`, or give \`${name}\` one of its own: { atLeast: ${flow.incoming} }.`,
      },
    ];
  });
