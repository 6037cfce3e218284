import type { OpenAIClient } from "@langchain/openai";
import type { CalledModel, FollowingSignal } from "@moagraph/provider-kit";
import { checkedChunk, malformed } from "./checked-reply.js";
import { failureOf } from "./failure-of.js";
import { streamedEvents } from "./streamed-events.js";

type Chunk = OpenAIClient.ChatCompletionChunk;

const done = "[DONE]";

/**
 * The pieces of a streamed reply, each made fit for LangChain.
 *
 * @param own - Ended when nothing more is read.
 * @throws {ProviderError} if the stream ends before the reply does, or is no reply.
 * @throws The reason of the caller's signal once that is aborted: an aborted stream never just ends.
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
        // What follows is read to its end, so that the connection can be used again.
        if (isDone) break;
        const chunk = checkedChunk(call, JSON.parse(data));
        // Some servers send an empty reason until the last chunk.
        isFinished ||= Boolean(chunk.choices[0]?.finish_reason);
        caller?.throwIfAborted();
        yield chunk;
      }
    }
    caller?.throwIfAborted();
    if (!isFinished) throw malformed(call, "broke off: its stream ended too early");
  } catch (error) {
    throw failureOf(call, error, caller);
  } finally {
    end();
  }
}
