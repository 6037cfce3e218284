import type { RunnableConfig } from "@langchain/core/runnables";
import type { AIMessageChunk, BaseMessage } from "@langchain/core/messages";
import type { AskSettings } from "../../spec/model-settings.js";
import type { AskedModel } from "./asked-model.js";
import type { SeparatedParts } from "./reasoning-separator.js";
import type { MayCall, Reply } from "./reply.js";
import type { ReplyParts } from "./reply-listener.js";
import { ReplyReader } from "./reply-reader.js";
import type { UnopenedReasoning } from "./unopened-reasoning.js";

/** How the reply of a model is read. */
export interface ReadAs {
  /** What is known of the model's reasoning. */
  readonly unopened: UnopenedReasoning;
  /** The model's name and its output limit. */
  readonly settings: AskSettings;
  /** Whether the reply may call tools. */
  readonly mayCall?: MayCall;
}

/** A request: the model, the conversation, and its LangChain config. */
export interface ModelRequest extends ReadAs {
  readonly model: AskedModel;
  readonly messages: BaseMessage[];
  /** When its `signal` aborts, no further token is taken, even if the model ignores the signal. */
  readonly config: RunnableConfig;
}

const ignored: SeparatedParts = { onText() {}, onReasoning() {}, onReset() {} };

/** Requests a complete reply. */
export async function askWhole(request: ModelRequest): Promise<Reply> {
  const { model, messages, config, unopened } = request;
  const reader = readerOf(request, ignored);
  reader.read(await model.invoke(messages, config));
  return endOf(reader, unopened);
}

/** Reads a complete message. Nothing is remembered of the model. */
export function readWhole(message: AIMessageChunk, readAs: ReadAs): Reply {
  const reader = readerOf(readAs, ignored);
  reader.read(message);
  return reader.end();
}

function readerOf({ unopened, settings, mayCall }: ReadAs, parts: ReplyParts): ReplyReader {
  return new ReplyReader(unopened.isKnown(), parts, settings, mayCall);
}

/** How a streamed reply is consumed. */
export interface Following extends ReplyParts {
  /** Waits for a promise; rejects when the call is cancelled. */
  readonly race: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** Called for each chunk with text or reasoning, also if its text is held back. */
  readonly onChunk: () => void;
  /** Whether the rest of the reply is not wanted. Default: never. */
  readonly isEnough?: (() => boolean) | undefined;
}

/** Requests a streamed reply. */
export async function askStreaming(request: ModelRequest, following: Following): Promise<Reply> {
  const { model, messages, config } = request;
  const { race } = following;
  const stream: AsyncIterable<AIMessageChunk> = await race(model.stream(messages, config));
  const chunks = stream[Symbol.asyncIterator]();
  try {
    // One race for the whole stream: a race for each chunk would cost more than the chunk.
    return await race(readAll(chunks, request, following));
  } catch (error) {
    // Not awaited: a stream that hangs would hang here too.
    chunks.return?.().catch(() => {});
    throw error;
  }
}

async function readAll(
  chunks: AsyncIterator<AIMessageChunk>,
  request: ModelRequest,
  following: Following,
): Promise<Reply> {
  const { config, unopened } = request;
  const reader = readerOf(request, following);
  for (;;) {
    const { value: chunk, done } = await chunks.next();
    // A model may end its stream because of the signal: the reply is then incomplete.
    config.signal?.throwIfAborted();
    if (done === true) return endOf(reader, unopened);
    if (reader.read(chunk)) following.onChunk();
    if (following.isEnough?.() === true) {
      letEnd(chunks);
      return endOf(reader, unopened);
    }
  }
}

/** The rest of a reply is cancelled. By reading on, the model's run notices it, and ends in traces too. */
function letEnd(chunks: AsyncIterator<AIMessageChunk>): void {
  setTimeout(() => {
    chunks
      .next()
      .then(() => chunks.return?.())
      .catch(() => {});
  });
}

function endOf(reader: ReplyReader, unopened: UnopenedReasoning): Reply {
  const reply = reader.end();
  if (reply.finishReason !== "length") unopened.remember(reader.hasUnopenedReasoning());
  return reply;
}
