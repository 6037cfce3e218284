import {
  AIMessage,
  type AIMessageChunk,
  type BaseMessage,
  type BaseMessageLike,
  coerceMessageLikeToMessage,
  convertToChunk,
  isBaseMessage,
} from "@langchain/core/messages";
import { type ProviderError, typeName } from "@moagraph/provider-kit";
import { isRecord } from "../../validate/value/is-record.js";
import { malformedOutput } from "./malformed-output.js";

/** The messages that are an answer: a tool with `returnDirect` ends an agent. */
const answers: ReadonlySet<string> = new Set(["ai", "tool", "generic", "function"]);

/**
 * The message in what a member gave: a message, a text, or a state whose last message is meant. Parts
 * of a stream are read in the same way.
 *
 * @param asked - Number of messages that the member was asked with.
 * @throws {ProviderError} `MALFORMED_RESPONSE` It names what was found.
 */
export function messageOf(output: unknown, model: string, asked: number): AIMessageChunk {
  if (typeof output === "string") return answer(new AIMessage(output));
  if (isBaseMessage(output)) return checked(output, model);
  if (!isRecord(output)) throw malformed(model, typeName(output));
  const { messages } = output;
  if (Array.isArray(messages)) return lastOf(messages, model, asked);
  if ("content" in output && ("type" in output || "role" in output)) return lastOf([output], model);
  throw malformed(model, keysOf(output));
}

/**
 * The messages with a usage that a graph has added to those that it was asked with: one for each model
 * that it asked.
 */
export function reportedIn(output: unknown, asked: number): BaseMessage[] {
  const messages: unknown = isRecord(output) ? output["messages"] : undefined;
  if (!Array.isArray(messages)) return [];
  return messages
    .slice(asked)
    .filter((message) => isRecord(message) && isRecord(message["usage_metadata"]))
    .map((message: unknown) => (isBaseMessage(message) ? message : coerced(message, "")));
}

function lastOf(messages: readonly unknown[], model: string, asked = 0): AIMessageChunk {
  const last: unknown = messages.at(-1);
  if (last === undefined) throw malformed(model, "a state without messages");
  const message = isBaseMessage(last) ? last : coerced(last, model);
  if (messages.length <= asked && message.getType() === "human") {
    throw malformed(model, "a state with no message of its own");
  }
  return checked(message, model);
}

/** A server sends messages as plain objects. */
function coerced(last: unknown, model: string): BaseMessage {
  try {
    return coerceMessageLikeToMessage(last as BaseMessageLike);
  } catch {
    throw malformed(model, `a state whose last message is ${typeName(last)}`);
  }
}

function checked(message: BaseMessage, model: string): AIMessageChunk {
  const type = message.getType();
  if (!answers.has(type)) throw malformed(model, `a message of type \`${type}\``);
  return type === "ai" ? answer(message) : answer(new AIMessage({ content: message.content }));
}

/** A reply is read from chunks. A chunk stays the same object. */
function answer(message: BaseMessage): AIMessageChunk {
  return ("concat" in message ? message : convertToChunk(message)) as AIMessageChunk;
}

function keysOf(output: object): string {
  const keys = Object.keys(output).slice(0, 5);
  const named = keys.map((key) => `\`${key}\``).join(", ");
  return keys.length === 0 ? "an empty object" : `an object with ${named}`;
}

const hint =
  "Return one of them, such as `new AIMessage(text)`, or add a step that makes one: `runnable.pipe((output) => output.text)`.";

function malformed(model: string, found: string): ProviderError {
  return malformedOutput(model, { found, hint });
}
