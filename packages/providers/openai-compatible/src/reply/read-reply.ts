import type { CalledModel, FollowingSignal } from "@moagraph/provider-kit";
import type { Post } from "../create-post.js";
import type { Send } from "../quirks/send-adapted.js";
import { assembledCompletion } from "./assembled-completion.js";
import { checkedChunks } from "./checked-chunks.js";
import { checkedCompletion, type Completion } from "./checked-reply.js";
import type { Chunk } from "./chunk-writer.js";
import { completionChunks } from "./completion-chunks.js";
import { replyBody } from "./reply-body.js";

/** Sends requests and reads their replies, complete or as chunks, in whichever form they come. */
export interface ReadReply {
  /** The complete reply; put together from a stream if the server sends one. */
  completion(own: FollowingSignal): Send<Completion>;
  /** The chunks of the reply, from the first on; made from a complete reply if it is one. */
  chunks(own: FollowingSignal): Send<AsyncGenerator<Chunk>>;
}

/** Reads replies to the requests that `post` sends. */
export function readReply(call: CalledModel, post: Post): ReadReply {
  return {
    completion: (own) => async (request, adapted) => {
      const body = await replyBody(call, await post(request, own.signal));
      const reply =
        body.kind === "json"
          ? checkedCompletion(call, await body.json())
          : await assembledCompletion(checkedChunks(call, body, own));
      return adapted.length === 0 ? reply : { ...reply, adapted };
    },
    chunks: (own) => async (request, adapted) => {
      const body = await replyBody(call, await post(request, own.signal));
      const chunks =
        body.kind === "events"
          ? checkedChunks(call, body, own)
          : wholeChunks(checkedCompletion(call, await body.json()), own);
      return begun(chunks, adapted);
    },
  };
}

async function* wholeChunks(reply: Completion, { end }: FollowingSignal): AsyncGenerator<Chunk> {
  try {
    yield* completionChunks(reply);
  } finally {
    end();
  }
}

/** Waits for the first chunk, so that an error before it can still be answered. */
async function begun(
  chunks: AsyncGenerator<Chunk>,
  adapted: readonly string[],
): Promise<AsyncGenerator<Chunk>> {
  const first = await chunks.next();
  return first.done === true ? chunks : continued(noted(first.value, adapted), chunks);
}

function noted(chunk: Chunk, adapted: readonly string[]): Chunk {
  return adapted.length === 0 ? chunk : { ...chunk, adapted };
}

async function* continued(first: Chunk, rest: AsyncGenerator<Chunk>): AsyncGenerator<Chunk> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
