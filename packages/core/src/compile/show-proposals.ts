import type { BaseMessage } from "@langchain/core/messages";
import type { AskedModel, Shown } from "../ask/call-request.js";
import { fitToWindow } from "../ask/fit-window.js";
import { withSystemText } from "../call/conversation.js";
import type { Proposal } from "../call/proposal.js";
import { synthesisPrompt } from "../call/synthesis-prompt.js";
import type { AskSettings } from "../spec/model-settings.js";
import { type Compilation, policiesIn } from "./compilation.js";
import { instructionOf } from "./instruction.js";
import type { Reading } from "./reading.js";
import type { Site } from "./site.js";

/** What a node shows its model beside the conversation. */
export interface Showing {
  readonly node: string;
  readonly settings: AskSettings;
  /** The instruction, unless the settings have one. */
  readonly instruction: string;
  readonly reading: Reading;
}

/** The conversation with a node's instruction and the proposals it works on in the system message. */
export function showProposals(
  { node, settings, instruction, reading }: Showing,
  { state: { messages } }: Site,
  compilation: Compilation,
): (model: AskedModel) => Promise<Shown> {
  const { onTooLong } = policiesIn(compilation, node);
  const write = async (proposals: readonly Proposal[]): Promise<BaseMessage[]> => {
    const input = { messages, proposals };
    const text = await instructionOf(settings, instruction, input, compilation.options);
    return withSystemText(messages, synthesisPrompt(text, proposals));
  };
  return async ({ facts }) => {
    const { proposals } = reading;
    const windowTokens = facts.contextTokens?.value;
    const replyTokens = settings.maxOutputTokens ?? 0;
    const fitted = await fitToWindow({ proposals, write, windowTokens, replyTokens, onTooLong });
    return { messages: fitted.messages, notes: [...reading.notes, ...fitted.notes] };
  };
}
