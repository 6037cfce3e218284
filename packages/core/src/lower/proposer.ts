import type { CandidateModel } from "../ask/call/call-config.js";
import type { Prompt } from "../prompt/prompt.js";
import { fitToWindow } from "../ask/fit/fit-window.js";
import { withSystemText } from "../prompt/conversation/conversation.js";
import {
  type SeenConversation,
  seenConversation,
} from "../prompt/conversation/seen-conversation.js";
import type { ProposerSpec } from "../spec/proposer.js";
import { askingSteps } from "../step/asking/asking-steps.js";
import type { Lowering } from "./lowering.js";
import { type Compilation, nodePolicies } from "../runtime/compilation.js";
import { formatNotes, withFormat } from "../step/prompt/format-instruction.js";
import { instructionOf } from "../step/prompt/instruction.js";
import type { StepContext } from "../step/step-context.js";
import { replyRoomOf } from "../ask/fit/reply-room.js";

/** A proposer asks its model with the conversation, and its own prompt if it has one. */
export const lowerProposer: Lowering<"proposer"> = (name, node, compilation) =>
  askingSteps(name, node, compilation, (_reading, context) => {
    const policies = nodePolicies(compilation, name);
    const { onTooLong, anonymise: isAnonymous } = policies;
    // The output is given the tools themselves.
    const toolList =
      compilation.graph.output === name ? undefined : context.outputOptions?.toolList;
    return (model) => {
      const seen = seenConversation(context.state.messages, policies, model.capabilities);
      return fitToWindow({
        proposals: [],
        write: () => ownPrompt(node, { seen, isAnonymous, model, toolList }, context, compilation),
        windowTokens: model.facts.contextTokens?.value,
        replyTokens: replyRoomOf(node),
        onTooLong,
        counter: model.counter,
      });
    };
  });

/** What a proposer shows its model, and its function. */
interface ProposerView {
  readonly seen: SeenConversation;
  readonly isAnonymous: boolean;
  readonly model: CandidateModel;
  /** The tools of the output as text, if proposers see them. */
  readonly toolList: string | undefined;
}

async function ownPrompt(
  node: ProposerSpec,
  { seen: { messages, notes }, isAnonymous, model, toolList }: ProposerView,
  context: StepContext,
  { options }: Compilation,
): Promise<Prompt> {
  const subject = { messages, proposals: [], isAnonymous };
  const own = instructionOf(node, undefined, subject, context, options);
  const instruction = typeof own === "object" ? await own : own;
  const text = withFormat(joined(instruction, toolList), model);
  const shown = text === undefined ? messages : withSystemText(messages, text);
  return { messages: shown, notes: [...notes, ...formatNotes(model)], proposals: [] };
}

function joined(instruction: string | undefined, toolList: string | undefined): string | undefined {
  if (instruction === undefined || toolList === undefined) return instruction ?? toolList;
  return `${instruction}\n\n${toolList}`;
}
