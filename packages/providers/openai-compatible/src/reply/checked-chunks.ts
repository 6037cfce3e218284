import type { CalledModel, FollowingSignal } from "@moagraph/provider-kit";
import {
  failureOf,
  malformed,
  parsedJson,
  streamedEvents,
  type StreamText,
} from "@moagraph/provider-kit/vendor";
import { checkedChunk } from "./checked-chunk.js";
import { type Chunk, ChunkWriter } from "./chunk-writer.js";

const done = "[DONE]";

/**
 * The chunks of a streamed reply, validated and normalised for LangChain.
 *
 * @param own - The signal of the request. It ends with the stream.
 * @throws {ProviderError} If the stream ends before the reply is complete, or is not a reply.
 * @throws The reason of the caller's signal, if it is aborted. An aborted stream never ends without
 * an error.
 */
export async function* checkedChunks(
  call: CalledModel,
  stream: StreamText,
  { caller, end }: FollowingSignal,
): AsyncGenerator<Chunk> {
  const writer = new ChunkWriter();
  let isDone = false;
  try {
    for await (const events of streamedEvents(call, stream)) {
      for (const data of events) {
        isDone ||= data.startsWith(done);
        // The rest is read to its end, so that the connection can be reused.
        if (isDone) break;
        if (data.trim() === "") continue;
        const chunk = writer.add(checkedChunk(call, parsedJson(call, data)));
        caller?.throwIfAborted();
        if (chunk !== undefined) yield chunk;
      }
    }
    caller?.throwIfAborted();
    if (!writer.isFinished)
      throw malformed(call, "sent an incomplete reply: the stream ended without a finish reason");
    yield* writer.end();
  } catch (error) {
    throw failureOf(call, error, caller);
  } finally {
    end();
  }
}
