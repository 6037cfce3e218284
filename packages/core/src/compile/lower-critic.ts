import type { BaseMessage } from "@langchain/core/messages";
import type { Proposal } from "../call/proposal.js";
import { type Lowering, requestFor } from "./compilation.js";
import { placeCall } from "./place-call.js";
import { settleJudged } from "./settle.js";
import { showProposals } from "./show-proposals.js";
import { slotSteps } from "./slot-steps.js";

const instruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. In a few sentences, say what is right and useful in that answer, and what in it is wrong, missing or unclear.",
]
  .join(" ")
  .concat("\n\nAnswer:");

/** A critic asks about each proposal by itself, and passes it on with the remark. */
export const lowerCritic: Lowering<"critic"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (proposal, planned, site) => {
    const prepare = (): Promise<BaseMessage[]> =>
      showProposals(node, instruction, [proposal], site.state, compilation);
    const { call, reply } = await placeCall(
      requestFor(compilation, node, { planned, site, prepare }),
    );
    const remark = call.status === "ok" ? reply?.text : undefined;
    const passedOn = [handedOn(proposal, name, planned.sample, remark)];
    return settleJudged({ passedOn, calls: [call] }, site);
  });

function handedOn(
  proposal: Proposal,
  node: string,
  sample: number,
  remark: string | undefined,
): Proposal {
  if (remark === undefined) return { ...proposal, node, sample };
  return { ...proposal, node, sample, remarks: [...(proposal.remarks ?? []), remark] };
}
