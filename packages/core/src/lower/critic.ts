import { callModel } from "../ask/call-model.js";
import type { Proposal } from "../ledger/proposal.js";
import { isUsable } from "../ledger/call.js";
import type { Lowering } from "./lowering.js";
import { requestFor } from "../runtime/compilation.js";
import { judgedResult } from "../step/step-result.js";
import { proposalsPrompt } from "../step/prompt/proposals-prompt.js";
import { slotSteps } from "../step/slot-steps.js";

const instruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. In a few sentences, say what is right and useful in that answer, and what in it is wrong, missing or unclear.",
]
  .join(" ")
  .concat("\n\nAnswer:");

/** A critic asks about each proposal separately, and passes it on with the model's remark. */
export const lowerCritic: Lowering<"critic"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (input, planned, context) => {
    const writePrompt = proposalsPrompt(
      { node: name, settings: node, instruction, input },
      context,
      compilation,
    );
    const { call, calls, reply } = await callModel(
      requestFor(compilation, { planned, context, writePrompt }),
    );
    const remark = isUsable(call) ? reply?.text : undefined;
    const passedOn = [handedOn(input.proposals[0], name, planned.sample, remark)];
    return judgedResult({ passedOn, calls }, context);
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
