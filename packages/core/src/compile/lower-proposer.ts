import { withSystemText } from "../call/conversation.js";
import { askingSteps } from "./asking-steps.js";
import type { Lowering } from "./compilation.js";
import { instructionOf } from "./instruction.js";

/** A proposer is shown the conversation, and its own prompt if it has one. */
export const lowerProposer: Lowering<"proposer"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (_reading, { state: { messages } }) => async () => {
    const input = { messages, proposals: [] };
    const text = await instructionOf(node, undefined, input, compilation.options);
    return { messages: text === undefined ? messages : withSystemText(messages, text), notes: [] };
  });
