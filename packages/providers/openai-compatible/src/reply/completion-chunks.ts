import { type Chunk, ChunkWriter } from "./chunk-writer.js";
import type { Completion } from "./checked-reply.js";
import type { Fields } from "@moagraph/provider-kit/vendor";
import { messageParts, type SentMessage } from "./message-parts.js";

/** A complete reply as the chunks of a stream, for a server that ignores `stream`. */
export async function* completionChunks(completion: Completion): AsyncGenerator<Chunk> {
  const { choices, usage, ...event } = completion;
  const [choice] = choices;
  if (choice === undefined) return;
  const { message, finish_reason, ...others } = choice;
  const delta = message as unknown as SentMessage;
  const writer = new ChunkWriter();
  const chunk = writer.add({
    event,
    piece: {
      choice: others,
      delta,
      parts: messageParts(delta),
      toolCalls: delta["tool_calls"] as readonly Fields[] | undefined,
      // A complete reply is complete, also without a reason.
      finishReason: finish_reason ?? "stop",
    },
    usage,
  });
  if (chunk !== undefined) yield chunk;
  yield* writer.end();
}
