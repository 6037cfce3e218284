import type { BaseMessage } from "@langchain/core/messages";
import type { ModelCapabilities } from "@moagraph/provider-kit";
import type { CallNote } from "../../ledger/call-note.js";
import type { NodePolicies } from "../../spec/policies/policies.js";
import { historyOf } from "./history.js";
import { withoutImages } from "./without-images.js";

/** The conversation as a model sees it. */
export interface SeenConversation {
  readonly messages: BaseMessage[];
  /** What the model cannot see, although it is part of its node's `history`. */
  readonly notes: readonly CallNote[];
}

const noNotes: readonly CallNote[] = [];

/** The conversation as a model of a node sees it: by the node's `history`, and by what it takes. */
export function seenConversation(
  conversation: BaseMessage[],
  { history }: Pick<NodePolicies, "history">,
  capabilities: ModelCapabilities,
): SeenConversation {
  const messages = historyOf(conversation, history);
  if (capabilities.images !== false) return { messages, notes: noNotes };
  const { messages: shown, images } = withoutImages(messages);
  return { messages: shown, notes: images === 0 ? noNotes : [{ type: "images-left-out", images }] };
}
