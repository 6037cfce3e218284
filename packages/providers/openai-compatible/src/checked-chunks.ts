import type { OpenAIClient } from "@langchain/openai";
import type { CalledModel, FollowingSignal } from "@moagraph/provider-kit";
import { checkedChunk, malformed } from "./checked-reply.js";
import { failureOf } from "./failure-of.js";
import { streamedEvents } from "./streamed-events.js";

type Chunk = OpenAIClient.ChatCompletionChunk;

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
  response: Response,
  { caller, end }: FollowingSignal,
): AsyncGenerator<Chunk> {
  let isFinished = false;
  let isDone = false;
  try {
    for await (const events of streamedEvents(response)) {
      for (const data of events) {
        isDone ||= data.startsWith(done);
        // The rest is read to its end, so that the connection can be reused.
        if (isDone) break;
        const chunk = checkedChunk(call, JSON.parse(data));
        // Some servers send an empty reason until the last chunk.
        isFinished ||= Boolean(chunk.choices[0]?.finish_reason);
        caller?.throwIfAborted();
        yield chunk;
      }
    }
    caller?.throwIfAborted();
    if (!isFinished)
      throw malformed(call, "sent an incomplete reply: the stream ended without a finish reason");
  } catch (error) {
    throw failureOf(call, error, caller);
  } finally {
    end();
  }
}
