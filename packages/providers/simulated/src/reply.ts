import type { BaseMessage, UsageMetadata } from "@langchain/core/messages";
import { type ChatParams, ContextOverflowError } from "@moagraph/provider-kit";
import { answer } from "./answer.js";
import { type Asked, askedIn } from "./asked.js";
import { finish, type FinishedReply } from "./finish.js";
import { isListUnfinished, listedProposals } from "./continuing/listed-proposals.js";
import { wordsOf } from "./words.js";

/** The called model. */
export interface AskedModel {
  readonly model: string;
  readonly params: ChatParams;
  readonly seed: number;
  readonly contextTokens: number;
  /** Whether it continues a last message of its own. */
  readonly prefill: boolean;
}

/** Settings of one call, in addition to the model's parameters. */
export interface CallSettings {
  readonly stop?: readonly string[];
  readonly sample?: number;
}

/** A complete reply, before it is delivered. */
export interface Reply extends FinishedReply {
  readonly model: string;
  readonly usage: UsageMetadata;
}

/** The default temperature of most vendors. */
const defaultTemperature = 1;

/**
 * Computes the reply of a simulated model.
 *
 * @throws {ContextOverflowError} If the prompt leaves no room for a reply.
 */
export function replyTo(
  messages: readonly BaseMessage[],
  { model, params, seed, contextTokens, prefill }: AskedModel,
  { stop = [], sample = 1 }: CallSettings,
): Reply {
  const promptTokens = wordsOf(textOf(messages)).length;
  if (promptTokens >= contextTokens) throw overflow(model, promptTokens, contextTokens);

  const { temperature = defaultTemperature, seed: callSeed } = params;
  const asked = askedIn(messages, prefill);
  const conversation = keyOf(asked);
  const call = { model, seed, callSeed, temperature, sample, conversation };
  const text = answer(asked, call);
  const mostTokens = Math.min(contextTokens - promptTokens, params.maxOutputTokens ?? Infinity);
  const finished = finish(text, [...(params.stop ?? []), ...stop], mostTokens);
  return { ...finished, model, usage: usageOf(promptTokens, finished.tokens.length) };
}

/**
 * What the choices of a reply depend on. A model that continues its answer recalls what it recalled when it
 * began. While proposals are being written, their list says nothing lasting.
 */
function keyOf({ opening, system, question, soFar }: Asked): string {
  const isInRounds = isListUnfinished(system) || (soFar !== "" && isListed(system));
  return isInRounds ? question : textOf(opening);
}

function isListed(system: string): boolean {
  return listedProposals(system).length > 0;
}

function textOf(messages: readonly BaseMessage[]): string {
  return messages.map(({ text }) => text).join("\n\n");
}

function usageOf(input: number, output: number): UsageMetadata {
  return { input_tokens: input, output_tokens: output, total_tokens: input + output };
}

function overflow(model: string, tokens: number, contextTokens: number): ContextOverflowError {
  return new ContextOverflowError({
    provider: "simulated",
    model,
    message: `The prompt for simulated:${model} has ${tokens} tokens. Its context window of ${contextTokens} tokens has no room for a reply.`,
    hint: "Shorten the conversation, or read fewer proposals.",
  });
}
