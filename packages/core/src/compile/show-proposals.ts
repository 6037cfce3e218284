import type { BaseMessage } from "@langchain/core/messages";
import { withSystemText } from "../call/conversation.js";
import { fencedList } from "../call/fence.js";
import { plainList } from "../call/numbered-list.js";
import type { Proposal } from "../call/proposal.js";
import type { AskSettings } from "../spec/model-settings.js";
import { policiesOf } from "../spec/policies/policies.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";
import { instructionOf } from "./instruction.js";

/** The conversation with a node's instruction and the proposals it works on in the system message. */
export async function showProposals(
  settings: AskSettings,
  builtIn: string,
  proposals: readonly Proposal[],
  { messages }: MoaState,
  { graph, options }: Compilation,
): Promise<BaseMessage[]> {
  const text = await instructionOf(settings, builtIn, { messages, proposals }, options);
  const list = policiesOf(graph, settings).fence ? fencedList : plainList;
  return withSystemText(messages, text + list(proposals));
}
