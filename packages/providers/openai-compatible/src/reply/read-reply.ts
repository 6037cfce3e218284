import {
  type CalledModel,
  type FollowingSignal,
  followSignal,
  type ReplyLimits,
  replyLimits,
} from "@moagraph/provider-kit";
import {
  failureOf,
  type Post,
  type ReplyBody,
  replyBody,
  type RequestBody,
  type Send,
} from "@moagraph/provider-kit/vendor";
import { assembledCompletion } from "./assembled-completion.js";
import { checkedChunks } from "./checked-chunks.js";
import { checkedCompletion, type Completion } from "./checked-reply.js";
import type { Chunk } from "./chunk-writer.js";
import { completionChunks } from "./completion-chunks.js";

type Caller = AbortSignal | null | undefined;

/** Sends requests and reads their replies, complete or as chunks, in whichever form they come. */
export interface ReadReply {
  /** The complete reply; put together from a stream if the server sends one. */
  completion(caller: Caller): Send<Completion>;
  /** The chunks of the reply, from the first on; made from a complete reply if it is one. */
  chunks(caller: Caller): Send<AsyncIterable<Chunk>>;
}

/** Reads replies to the requests that `post` sends. Each request follows the caller's signal. */
export function readReply(call: CalledModel, post: Post): ReadReply {
  const read =
    <Reply>(caller: Caller, take: (taken: Taken) => Promise<Reply>): Send<Reply> =>
    async (request: RequestBody, adapted) => {
      const own = followSignal(caller);
      try {
        const body = await replyBody(call, await post(request, own.signal), limitsOf(request));
        return await take({ call, body, own, adapted });
      } catch (error) {
        own.end();
        throw failureOf(call, error, own.caller);
      }
    };
  return {
    completion: (caller) => read(caller, takeCompletion),
    chunks: (caller) => read(caller, takeChunks),
  };
}

/** Fields for the output limit. `providerOptions` can set those that the node does not. */
const limitNames = ["max_completion_tokens", "max_tokens", "max_output_tokens"];

function limitsOf(request: RequestBody): ReplyLimits {
  const limits = limitNames.map((name) => request[name]).filter((each) => typeof each === "number");
  return replyLimits(limits.length === 0 ? undefined : Math.max(...limits));
}

/** A response of which only the beginning is read. */
interface Taken {
  readonly call: CalledModel;
  readonly body: ReplyBody;
  readonly own: FollowingSignal;
  readonly adapted: readonly string[];
}

async function takeCompletion({ call, body, own, adapted }: Taken): Promise<Completion> {
  const reply =
    body.kind === "json"
      ? checkedCompletion(call, await body.json())
      : await assembledCompletion(call, checkedChunks(call, body, own), body.limits);
  own.end();
  return adapted.length === 0 ? reply : { ...reply, adapted };
}

async function takeChunks({ call, body, own, adapted }: Taken): Promise<AsyncIterable<Chunk>> {
  if (body.kind === "events") return begun(checkedChunks(call, body, own), adapted);
  const reply = checkedCompletion(call, await body.json());
  own.end();
  return begun(completionChunks(reply), adapted);
}

/** Waits for the first chunk, so that an error before it can still be answered. */
async function begun(
  chunks: AsyncGenerator<Chunk>,
  adapted: readonly string[],
): Promise<AsyncIterable<Chunk>> {
  const first = await chunks.next();
  return first.done === true ? chunks : continued(noted(first.value, adapted), chunks);
}

function noted(chunk: Chunk, adapted: readonly string[]): Chunk {
  return adapted.length === 0 ? chunk : { ...chunk, adapted };
}

/** A generator that waits in between would cost time per chunk. */
function continued(first: Chunk, rest: AsyncGenerator<Chunk>): AsyncIterableIterator<Chunk> {
  let pending: Chunk | undefined = first;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const value = pending;
      pending = undefined;
      return value === undefined ? rest.next() : Promise.resolve({ done: false, value });
    },
    return: () => rest.return(undefined),
  };
}
