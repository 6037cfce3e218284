/**
 * What an app does with the installed LangGraph, whatever is renamed in it: printed as one line of
 * JSON. It is bundled, changed and started by `renamed-internals.test.ts`.
 */
import { RunnableLambda } from "@langchain/core/runnables";
import { MemorySaver } from "@langchain/langgraph";
import { asChatModel, compile, type CompileOptions, type GraphSpec } from "../../../src/index.js";
import { collector } from "../../collecting-handlers.js";
import { modelsIn } from "../../panel.js";
import { after, always } from "../../scripted-model.js";
import { stringsIn } from "../../strings-in.js";
import { branches, crossing } from "../graphs.js";
import { withoutChance } from "../without-chance.js";
import type { Told } from "./told.js";

const secret = "xyzzy";

function appOf(graph: GraphSpec, options: CompileOptions = {}) {
  const models = modelsIn(graph, { slow: always("slow says", after(20)) });
  return compile(graph, { models, ...options });
}

/** What a graph answers, writes and draws. */
async function outcomeOf(graph: GraphSpec, options: CompileOptions): Promise<unknown> {
  const app = appOf(graph, options);
  const { answer, ledger, proposals } = await app.invoke({ messages: "Why?" });
  const edges = app.getGraph().edges.map(({ source, target }) => `${source} ${target}`);
  return [answer, ledger, proposals, edges.toSorted()];
}

/** What a thread holds after a pause and a second run. */
async function threadOf(options: CompileOptions): Promise<unknown> {
  const app = appOf(crossing, { ...options, checkpointer: new MemorySaver() });
  const thread = { configurable: { thread_id: "1" } };
  await app.invoke({ messages: "Why?" }, { ...thread, interruptBefore: ["mid"] });
  const { next } = await app.getState(thread);
  const { ledger } = await app.invoke(null, thread);
  const { messages } = await app.invoke({ messages: "And?" }, thread);
  return [next.toSorted(), ledger, messages.map(({ text }) => text)];
}

async function outcomesWith(options: CompileOptions): Promise<unknown> {
  const model = asChatModel(appOf(crossing, options));
  return withoutChance([
    await outcomeOf(crossing, options),
    await outcomeOf(branches, options),
    await threadOf(options),
    (await model.invoke("Why?")).text,
  ]);
}

async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

/** How many texts that handlers were told hold the secret; or the code by which runs were refused. */
async function redactedBy(start: "invoke" | "stream" | "streamEvents"): Promise<number | string> {
  const heard = [collector(), collector(), collector()] as const;
  const [given, bound, inherited] = heard;
  const own = collector();
  const models = modelsIn(crossing, { ada: always(`Ada knows ${secret}.`) });
  (models["ada"] as { callbacks?: unknown }).callbacks = [own.handler];
  const redact = (text: string): string => text.replaceAll(secret, "[hidden]");
  const app = compile(crossing, { models, redact }).withConfig({ callbacks: [bound.handler] });
  const config = { callbacks: [given.handler], metadata: { order: secret }, tags: [secret] };
  const input = { messages: `Why ${secret}?` };
  const run = async (): Promise<string> => {
    if (start === "invoke") await app.invoke(input, config);
    if (start === "stream") await drain(await app.stream(input, config));
    if (start === "streamEvents")
      await drain(app.streamEvents(input, { ...config, version: "v2" }));
    return "done";
  };
  const refused = await RunnableLambda.from(run)
    .invoke("go", { callbacks: [inherited.handler] })
    .then(
      () => undefined,
      ({ code }: { code?: string }) => code ?? "no code",
    );
  const leaked = stringsIn([heard, own].flat().map(({ told }) => told)).filter((text) =>
    text.includes(secret),
  ).length;
  return leaked > 0 ? leaked : (refused ?? leaked);
}

const warnings: string[] = [];
process.on("warning", (warning) => {
  warnings.push((warning as { code?: string }).code ?? warning.name);
});

const told: Told = {
  fast: await outcomesWith({}),
  plain: await outcomesWith({ wiring: "plain" }),
  redacted: [
    await redactedBy("invoke"),
    await redactedBy("stream"),
    await redactedBy("streamEvents"),
  ],
  warnings,
};
await new Promise((resolve) => setTimeout(resolve, 10));
process.stdout.write(JSON.stringify(told));
