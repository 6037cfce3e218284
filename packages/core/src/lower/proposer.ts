import type { Prompt } from "../prompt/prompt.js";
import { fitToWindow } from "../ask/fit/fit-window.js";
import { withSystemText } from "../prompt/conversation/conversation.js";
import {
  type SeenConversation,
  seenConversation,
} from "../prompt/conversation/seen-conversation.js";
import type { ProposerSpec } from "../spec/proposer.js";
import { askingSteps } from "../step/asking-steps.js";
import type { Lowering } from "./lowering.js";
import { type Compilation, nodePolicies } from "../runtime/compilation.js";
import { instructionOf } from "../step/instruction.js";
import { replyRoomOf } from "../ask/fit/reply-room.js";

/** A proposer asks its model with the conversation, and its own prompt if it has one. */
export const lowerProposer: Lowering<"proposer"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (_reading, context) => {
    const policies = nodePolicies(compilation, name);
    const { onTooLong } = policies;
    // The output is given the tools themselves.
    const toolList =
      compilation.graph.output === name ? undefined : context.outputOptions?.toolList;
    return ({ facts, counter, capabilities }) =>
      fitToWindow({
        proposals: [],
        write: () =>
          ownPrompt(
            node,
            seenConversation(context.state.messages, policies, capabilities),
            toolList,
            compilation,
          ),
        windowTokens: facts.contextTokens?.value,
        replyTokens: replyRoomOf(node),
        onTooLong,
        counter,
      });
  });

async function ownPrompt(
  node: ProposerSpec,
  { messages, notes }: SeenConversation,
  toolList: string | undefined,
  { options }: Compilation,
): Promise<Prompt> {
  const own = instructionOf(node, undefined, { messages, proposals: [] }, options);
  const instruction = typeof own === "object" ? await own : own;
  const text = joined(instruction, toolList);
  const shown = text === undefined ? messages : withSystemText(messages, text);
  return { messages: shown, notes, proposals: [] };
}

function joined(instruction: string | undefined, toolList: string | undefined): string | undefined {
  if (instruction === undefined || toolList === undefined) return instruction ?? toolList;
  return `${instruction}\n\n${toolList}`;
}
