import type { OpenAIClient } from "@langchain/openai";
import type { CheckedChunk, CheckedPiece } from "./checked-chunk.js";
import { logProbabilities, type TokenProbability, tokensOf } from "./log-probabilities.js";
import { mergedDetails } from "./merged-details.js";
import { plainText } from "./plain-text.js";
import { ToolCallPositions } from "./tool-call-positions.js";

/** A chunk, normalised for LangChain, with the fields that LangChain does not know. */
export type Chunk = OpenAIClient.ChatCompletionChunk & {
  /** The names of the capabilities because of which the request was changed. */
  readonly adapted?: readonly string[];
};

/**
 * Writes the chunks of one stream for LangChain.
 *
 * LangChain adds up what chunks repeat: finish reasons and usage are written once, at the end, and
 * the last ones count. So are log probabilities. Reasoning parts are merged, because LangChain would
 * join their formats.
 */
export class ChunkWriter {
  readonly #positions = new ToolCallPositions();
  readonly #details: unknown[] = [];
  readonly #tokens: TokenProbability[] = [];
  #last: CheckedChunk["event"] = {};
  #finishReason: string | undefined;
  #usage: unknown;

  get isFinished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** The chunk for an event, or `undefined` if the event adds nothing to show. */
  add({ event, piece, usage }: CheckedChunk): Chunk | undefined {
    this.#last = event;
    this.#usage = usage ?? this.#usage;
    if (piece === undefined) return undefined;
    this.#finishReason = piece.finishReason ?? this.#finishReason;
    // Not with `push(...)`: a long list overflows the stack.
    for (const each of piece.parts.reasoningDetails) this.#details.push(each);
    for (const each of tokensOf(piece.choice["logprobs"])) this.#tokens.push(each);
    const delta = this.#deltaOf(piece);
    const fields = { index: 0, delta, finish_reason: null, logprobs: undefined };
    return chunkOf(event, Object.assign(piece.choice, fields));
  }

  /** The last chunks: the finish reason, then the usage. */
  end(): Chunk[] {
    const details = mergedDetails(this.#details);
    const delta = {
      role: "assistant",
      content: "",
      ...(details.length === 0 ? {} : { reasoning_details: details }),
    };
    const logprobs = logProbabilities(this.#tokens);
    const choice = { index: 0, delta, finish_reason: this.#finishReason, logprobs };
    const last = chunkOf({ ...this.#last }, choice);
    const usage = { ...this.#last, choices: [], usage: this.#usage } as unknown as Chunk;
    return this.#usage === undefined ? [last] : [last, usage];
  }

  #deltaOf({ delta, parts, toolCalls }: CheckedPiece): object {
    const { content, reasoning, refusal } = parts;
    return Object.assign(delta, {
      role: "assistant",
      // LangChain drops content in parts from a stream, and prints a line on the console.
      content: typeof content === "string" ? content : plainText(content),
      reasoning_content: reasoning === "" ? undefined : reasoning,
      reasoning_details: undefined,
      refusal: refusal === "" ? undefined : refusal,
      tool_calls: this.#positions.toolCallsOf(toolCalls),
    });
  }
}

/** LangChain adds up the usage of chunks, so they have none. The event is modified in place. */
function chunkOf(event: CheckedChunk["event"], choice: object): Chunk {
  return Object.assign(event, { usage: undefined, choices: [choice] }) as unknown as Chunk;
}
