import type { SeparatedParts } from "./reasoning-separator.js";

/** Hears of a request: that it was sent, and what is received. */
export interface ReplyListener extends SeparatedParts {
  /** The request is sent now. Its reply streams or comes whole. */
  readonly onSent: (isStreamed: boolean) => void;
  /** A chunk with text or reasoning has come. Only of a reply that streams. */
  readonly onChunk: () => void;
}
