/** How much of one reply is read. */
export interface ReplyLimits {
  /** The node's output limit that they follow from; `undefined` if it sets none. */
  readonly maxOutputTokens: number | undefined;
  /** Bytes of the whole body, after decompression. */
  readonly totalBytes: number;
  /** Characters that are held at once: a complete reply, or one event of a stream. */
  readonly heldCharacters: number;
  /** Characters of text, reasoning and arguments of tool calls that core accepts. */
  readonly textCharacters: number;
}

const kib = 1024;
const mib = kib * kib;
/** Assumed without an output limit. */
const usualTokens = 16_384;
/** No model writes more in one reply. Higher limits count as this. */
const mostTokens = 131_072;

/**
 * The limits of a reply. They are far above what a vendor sends, and bound the memory that a call
 * can take.
 *
 * A body has at most 16 MiB, and 4 KiB for each token of `maxOutputTokens`. That allows for frames
 * with one token each, log probabilities, escapes, and reasoning that a vendor does not count. A
 * quarter of that number of characters may be held at once, and a sixteenth of it may be text:
 * 1,048,576 characters, and 256 for each token. Without `maxOutputTokens`, 16,384 tokens are assumed. More
 * than 131,072 tokens count as 131,072.
 *
 * @param maxOutputTokens - The output limit of the request, if it has one.
 * @example
 * ```ts
 * import { replyLimits } from "@moagraph/provider-kit";
 *
 * replyLimits(1024).totalBytes; // 20971520
 * ```
 */
export function replyLimits(maxOutputTokens: number | undefined): ReplyLimits {
  const tokens = Math.min(Math.max(maxOutputTokens ?? usualTokens, 0), mostTokens);
  const totalBytes = 16 * mib + 4 * kib * tokens;
  return {
    maxOutputTokens,
    totalBytes,
    heldCharacters: totalBytes / 4,
    textCharacters: totalBytes / 16,
  };
}
