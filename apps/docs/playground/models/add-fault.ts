import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { ConnectionError, VendorUnavailableError } from "@moagraph/provider-kit";
import type { Behaviour } from "./behaviour.js";

/** Counts the requests of each model in a run. */
export type RequestCounts = Map<string, number>;

interface FaultyModel {
  readonly model: string;
  readonly behaviour: Behaviour;
  readonly counts: RequestCounts;
}

/** How many chunks of a reply arrive before it breaks off. */
const chunksBeforeBreak = 6;

type Options = BaseChatModel["ParsedCallOptions"];

/** Makes a chat model fail as its behaviour says. The errors are those of real providers. */
export function addFault(chatModel: BaseChatModel, faulty: FaultyModel): BaseChatModel {
  const generate = chatModel._generate.bind(chatModel);
  const stream = chatModel._streamResponseChunks.bind(chatModel);
  chatModel._generate = async (...asked: [BaseMessage[], Options, CallbackManagerForLLMRun?]) => {
    await beforeReply(faulty, asked[1].signal);
    const result = await generate(...asked);
    if (faulty.behaviour.fault === "breaks-off") throw brokenOff(faulty.model);
    return faulty.behaviour.fault === "blank" ? blankResult(result) : result;
  };
  chatModel._streamResponseChunks = async function* (
    ...asked: [BaseMessage[], Options, CallbackManagerForLLMRun?]
  ) {
    await beforeReply(faulty, asked[1].signal);
    yield* faultyStream(stream(...asked), faulty);
  };
  return chatModel;
}

async function beforeReply(faulty: FaultyModel, signal: AbortSignal | undefined): Promise<void> {
  const { fault, failures } = faulty.behaviour;
  const count = (faulty.counts.get(faulty.model) ?? 0) + 1;
  faulty.counts.set(faulty.model, count);
  if (fault === "hangs") await aborted(signal);
  const isFailure = fault === "fails-always" || (fault === "fails-first" && count <= failures);
  if (isFailure) throw unavailable(faulty.model);
}

async function* faultyStream(
  chunks: AsyncGenerator<ChatGenerationChunk>,
  { model, behaviour }: FaultyModel,
): AsyncGenerator<ChatGenerationChunk> {
  if (behaviour.fault === "blank") {
    yield blankChunk();
    return;
  }
  let count = 0;
  for await (const chunk of chunks) {
    count += 1;
    if (behaviour.fault === "breaks-off" && count > chunksBeforeBreak) throw brokenOff(model);
    yield chunk;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal?.reason as Error);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

function unavailable(model: string): VendorUnavailableError {
  return new VendorUnavailableError({
    provider: "simulated",
    model,
    status: 503,
    message: `The simulated model ${model} failed, as set in the playground.`,
    hint: "Set the model to `works`.",
  });
}

function brokenOff(model: string): ConnectionError {
  return new ConnectionError({
    provider: "simulated",
    model,
    message: `The reply of the simulated model ${model} broke off, as set in the playground.`,
    hint: "Set the model to `works`.",
  });
}

const ending = { response_metadata: { finish_reason: "stop" } };

function blankChunk(): ChatGenerationChunk {
  const message = new AIMessageChunk({ content: "", ...ending });
  return new ChatGenerationChunk({ text: "", message });
}

function blankResult(result: ChatResult): ChatResult {
  return { ...result, generations: [blankChunk()] };
}
