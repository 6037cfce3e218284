import type { BaseMessage } from "@langchain/core/messages";
import type { CandidateModel } from "../ask/call-config.js";
import type { Prompt } from "../prompt/prompt.js";
import { fitToWindow } from "../ask/fit/fit-window.js";
import { withSystemText } from "../prompt/conversation.js";
import type { ProposerSpec } from "../spec/proposer.js";
import { askingSteps } from "../step/asking-steps.js";
import type { Lowering } from "./lowering.js";
import { type Compilation, nodePolicies } from "../runtime/compilation.js";
import { formatNotes, withFormat } from "../step/format-instruction.js";
import { instructionOf } from "../step/instruction.js";
import { replyRoomOf } from "../ask/fit/reply-room.js";

/** A proposer asks its model with the conversation, and its own prompt if it has one. */
export const lowerProposer: Lowering<"proposer"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (_reading, { state: { messages } }) => {
    const { onTooLong } = nodePolicies(compilation, name);
    return (model) =>
      fitToWindow({
        proposals: [],
        write: () => ownPrompt(node, model, messages, compilation),
        windowTokens: model.facts.contextTokens?.value,
        replyTokens: replyRoomOf(node),
        onTooLong,
        counter: model.counter,
      });
  });

async function ownPrompt(
  node: ProposerSpec,
  model: CandidateModel,
  messages: BaseMessage[],
  { options }: Compilation,
): Promise<Prompt> {
  const own = instructionOf(node, undefined, { messages, proposals: [] }, options);
  const text = withFormat(typeof own === "object" ? await own : own, model);
  const shown = text === undefined ? messages : withSystemText(messages, text);
  return { messages: shown, notes: formatNotes(model), proposals: [] };
}
