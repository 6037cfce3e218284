import type { BaseMessage } from "@langchain/core/messages";
import { fitToWindow } from "../ask/fit-window.js";
import { withSystemText } from "../call/conversation.js";
import { askingSteps } from "./asking-steps.js";
import { type Lowering, policiesIn } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import { replyRoomOf } from "./reply-room.js";

/** A proposer is shown the conversation, and its own prompt if it has one. */
export const lowerProposer: Lowering<"proposer"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (_reading, { state: { messages } }) => {
    const write = async (): Promise<BaseMessage[]> => {
      const input = { messages, proposals: [] };
      const text = await instructionOf(node, undefined, input, compilation.options);
      return text === undefined ? messages : withSystemText(messages, text);
    };
    return async ({ facts }) => {
      const fitted = await fitToWindow({
        proposals: [],
        write,
        windowTokens: facts.contextTokens?.value,
        replyTokens: replyRoomOf(node),
        onTooLong: policiesIn(compilation, name).onTooLong,
      });
      return { ...fitted, proposals: [] };
    };
  });
