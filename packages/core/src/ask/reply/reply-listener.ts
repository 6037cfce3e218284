import type { ContentBlock, ToolCallChunk } from "@langchain/core/messages";
import type { SeparatedParts } from "./reasoning-separator.js";

/** A part of a message beside its text, of a reply that may call tools. */
export type MessagePart =
  | { readonly type: "tool-call-chunk"; readonly chunk: ToolCallChunk }
  | { readonly type: "answer-content"; readonly content: readonly ContentBlock[] };

/** A part of an answer, as its listeners get it. */
export type AnswerPart = MessagePart | { readonly type: "answer-token"; readonly text: string };

/** Receives the parts of a reply as they come. */
export interface ReplyParts extends SeparatedParts {
  /** The next part beside the text. */
  readonly onMessagePart?: (part: MessagePart) => void;
}

/** Hears of a request: that it was sent, and what is received. */
export interface ReplyListener extends ReplyParts {
  /** The request is sent now. Its reply streams or comes whole. */
  readonly onSent: (isStreamed: boolean) => void;
  /** A part with text or reasoning has come. Only of a reply that streams, also if LangGraph reads it. */
  readonly onChunk: () => void;
  /** Whether enough of the reply has come. The rest is not read. Default: never. */
  readonly isEnough?: () => boolean;
  /** The reply of a round has ended. */
  readonly onEnd?: () => void;
}
