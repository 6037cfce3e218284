import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { type RunnableConfig, RunnableLambda } from "@langchain/core/runnables";
import { RedactionBypassedError } from "../../errors/redaction-bypassed-error.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import { beginName } from "../../step/begin.js";
import { type AddToRuns, handlerRegistry } from "../internals/configure-hooks.js";
import { hasAmbientStorage, outsideRuns } from "../internals/child-config.js";
import type { LangGraphApp } from "../langgraph-app.js";
import { onlyRedacted, redactingGraph } from "../redacting/redacting-graph.js";
import { isPlain, type WiringParts } from "../wiring-parts.js";
import { type CanaryHandler, canaryHandler, holdsText } from "./canary-handler.js";
import { onceInProcess } from "./self-test.js";
import { proposalOf, tinyGraph } from "./tiny-graph.js";

/**
 * Throws `RedactionBypassedError` if, in this process, raw text would reach a callback handler of a
 * graph that redacts. Does its work before the first such run, once for each kind of wiring.
 */
export async function refuseIfBypassed(parts: WiringParts): Promise<void> {
  const check = isPlain(parts) ? plainHolds : fastHolds;
  const found = await check(parts);
  if (found !== "redacted") throw new RedactionBypassedError(found);
}

type Finding = "redacted" | Error;
type CanaryCheck = (parts: WiringParts) => Finding | Promise<Finding>;

const fastHolds = checkOnce();
const plainHolds = checkOnce();

function checkOnce(): CanaryCheck {
  let check: (() => Finding | Promise<Finding>) | undefined;
  return (parts) => (check ??= onceInProcess(() => findingOf(parts)))();
}

async function findingOf(parts: WiringParts): Promise<Finding> {
  try {
    await Promise.all(waysHere().map((way) => outsideRuns(() => testWay(way, parts))));
    return "redacted";
  } catch (error) {
    return error instanceof Error ? error : new Error("The self-test of redaction failed.");
  }
}

type Start = (app: LangGraphApp, input: { messages: string }, config: RunnableConfig) => unknown;

/** A way to start a run, and where one of its handlers comes from. */
type Way = readonly [origin: "given" | "inherited", start: Start];

/** `batch` calls `invoke`. */
const ways: readonly Way[] = [
  ["inherited", (app, input, config) => app.invoke(input, config)],
  ["inherited", (app, input, config) => drain(app.transform(one(input), config))],
  ["given", (app, input, config) => drain(app.streamEvents(input, { ...config, version: "v2" }))],
  [
    "given",
    async (app, input, config) =>
      drain(await app.stream(input, { ...config, streamMode: ["messages", "values"] })),
  ],
];

/** Browsers have no run around another. */
function waysHere(): readonly Way[] {
  return hasAmbientStorage() ? ways : ways.filter(([origin]) => origin === "given");
}

const hidden = "[hidden]";

/** Runs a graph whose every text holds a secret, with handlers wherever a run may get them from. */
async function testWay([origin, start]: Way, parts: WiringParts): Promise<void> {
  const secret = `canary-${crypto.randomUUID()}`;
  const own = canaryHandler();
  const ofModel = canaryHandler();
  const bound = canaryHandler();
  const addToRuns = hasAmbientStorage() ? await handlerRegistry() : undefined;
  const registered = registeredHandler(addToRuns);
  const handlers = { [origin]: own, bound, "of a model": ofModel, ...registered };
  const graph = canaryGraph(secret, parts, ofModel);
  const app = graph.withConfig({ callbacks: [bound.handler] });
  const config = { metadata: { order: secret }, tags: [secret] };
  const run = (given: RunnableConfig) => start(app, { messages: secret }, { ...config, ...given });
  const callbacks = { callbacks: [own.handler] };
  if (origin === "given") await run(callbacks);
  else await RunnableLambda.from(async () => void (await run({}))).invoke("go", callbacks);
  for (const [from, { told }] of Object.entries(handlers)) requireRedacted(told, secret, from);
}

/** A handler that is added as LangChain adds the tracers that the environment asks for. */
function registeredHandler(addToRuns: AddToRuns | undefined): Record<string, CanaryHandler> {
  if (addToRuns === undefined) return {};
  const contextVar = "moagraph_canary";
  const registered = canaryHandler(contextVar);
  // A bundle may hold a second copy of LangChain, where registering has no effect on this one.
  const isAdded = addToRuns(contextVar, registered.handler);
  return isAdded ? { registered } : {};
}

function requireRedacted(told: readonly unknown[], secret: string, from: string): void {
  if (holdsText(told, secret)) throw new Error(`A handler (${from}) was told raw text.`);
  if (!holdsText(told, hidden)) throw new Error(`A handler (${from}) was told nothing.`);
}

function canaryGraph(secret: string, parts: WiringParts, ofModel: CanaryHandler): LangGraphApp {
  const redact = (text: string): string => text.replaceAll(secret, hidden);
  const model = new CanaryModel({ callbacks: [ofModel.handler] });
  const ask: NodeFunction = async ({ messages }, config) => {
    const { text } = await model.invoke(messages, config);
    return { proposals: [proposalOf("ask", text)] };
  };
  const wrap = redactingGraph(redact, async () => {});
  return tinyGraph({ ask: [onlyRedacted(ask), [beginName]] }, parts, wrap);
}

/** A model that says what it is told. */
class CanaryModel extends SimpleChatModel {
  override _llmType(): string {
    return "canary";
  }

  override async _call(messages: BaseMessage[]): Promise<string> {
    return messages.map(({ text }) => text).join();
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    _: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const text = messages.map((message) => message.text).join();
    await manager?.handleLLMNewToken(text);
    yield new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
  }
}

async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

async function* one<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}
