import type { BaseMessage } from "@langchain/core/messages";
import { withSystemText } from "../call/conversation.js";
import type { Proposal } from "../call/proposal.js";
import { synthesisPrompt } from "../call/synthesis-prompt.js";
import type { AskSettings } from "../spec/model-settings.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import { instructionOf } from "./instruction.js";

/** The conversation with a node's instruction and the proposals it works on in the system message. */
export async function showProposals(
  settings: AskSettings,
  builtIn: string,
  proposals: readonly Proposal[],
  { messages }: MoaState,
  { options }: Compilation,
): Promise<BaseMessage[]> {
  const text = await instructionOf(settings, builtIn, { messages, proposals }, options);
  return withSystemText(messages, synthesisPrompt(text, proposals));
}
