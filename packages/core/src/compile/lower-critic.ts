import type { Proposal } from "../call/proposal.js";
import { synthesisPrompt } from "../call/synthesis-prompt.js";
import { withSystemText } from "../call/conversation.js";
import { type Lowering, requestFor } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import { placeCall } from "./place-call.js";
import { settleJudged } from "./settle.js";
import { slotSteps } from "./slot-steps.js";

const instruction = [
  "Another assistant has answered the latest message of the user; its answer is below.",
  "Do not answer the message yourself. In a few sentences, say what is right and useful in that answer, and what in it is wrong, missing or unclear.",
]
  .join(" ")
  .concat("\n\nAnswer:");

/** A critic asks about each proposal by itself, and passes it on with the remark. */
export const lowerCritic: Lowering<"critic"> = (name, node, compilation) =>
  slotSteps(name, node, compilation, async (proposal, planned, settling) => {
    const { state } = settling;
    const input = { messages: state.messages, proposals: [proposal] };
    const text = await instructionOf(node, instruction, input, compilation.options);
    const messages = withSystemText(state.messages, synthesisPrompt(text, [proposal]));
    const { call, reply } = await placeCall(
      requestFor(compilation, node, { planned, messages, ...settling }),
    );
    const remark = call.status === "ok" ? reply?.text : undefined;
    const passedOn = [handedOn(proposal, name, planned.sample, remark)];
    return settleJudged({ passedOn, calls: [call] }, settling);
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
