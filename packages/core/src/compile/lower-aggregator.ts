import { withSystemText } from "../call/conversation.js";
import { synthesisInstruction, synthesisPrompt } from "../call/synthesis-prompt.js";
import { askingSteps } from "./asking-steps.js";
import { type Lowering } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import { noUsableProposal, proposalsFor } from "./usable-proposals.js";

/** An aggregator is shown the conversation, and the proposals it reads in the system message. */
export const lowerAggregator: Lowering<"aggregator"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, async (state) => {
    const proposals = proposalsFor(node.reads, state);
    if (proposals.length === 0) {
      return noUsableProposal(name, node.reads, state, compilation);
    }
    const input = { messages: state.messages, proposals };
    const text = await instructionOf(node, synthesisInstruction, input, compilation.options);
    return withSystemText(state.messages, synthesisPrompt(text, proposals));
  });
