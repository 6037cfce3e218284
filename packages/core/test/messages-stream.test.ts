import type { BaseMessage } from "@langchain/core/messages";
import { MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  compile,
  type CompileOptions,
  defineGraph,
  type GraphSpec,
  proposer,
  ranker,
  reducer,
} from "../src/index.js";
import { duet, modelsIn, panelOf } from "./panel.js";
import { always, type ScriptedModel } from "./scripted-model.js";

const ada = proposer({ model: "ada" });
const bob = proposer({ model: "bob" });

function endingWith(output: GraphSpec["nodes"][string], policies: object = {}): GraphSpec {
  return defineGraph({ name: "g", nodes: { ada, bob, end: output }, output: "end", ...policies });
}

/** Who reads the stream of a run: the texts by message id, and the answer's message. */
interface Shown {
  readonly texts: readonly string[];
  readonly answerId: string | undefined;
  readonly ids: readonly (string | undefined)[];
  readonly models: Readonly<Record<string, ScriptedModel>>;
}

/** What the `messages` stream of a run shows, read from a graph around it. */
async function shownOf(
  graph: GraphSpec,
  given: Readonly<Record<string, ScriptedModel>> = {},
  options: Omit<CompileOptions, "models"> = {},
): Promise<Shown> {
  const { app, models } = panelOf(graph, given, options);
  const around = new StateGraph(MessagesAnnotation).addNode("panel", app).addEdge(START, "panel");
  const input = { messages: [{ role: "user", content: "Why?" }] };
  const config = { streamMode: ["messages", "values"], subgraphs: true } as const;
  const byId = new Map<string | undefined, string>();
  let answerId: string | undefined;
  const stream = await around
    .compile()
    .stream(input, { ...config, streamMode: [...config.streamMode] });
  for await (const [, mode, chunk] of stream as AsyncIterable<[unknown, string, never]>) {
    if (mode === "values") answerId = (chunk["messages"] as BaseMessage[]).at(-1)?.id;
    else {
      const { id, text, type } = chunk[0] as BaseMessage;
      if (type === "ai") byId.set(id, (byId.get(id) ?? "") + text);
    }
  }
  return { texts: [...byId.values()], answerId, ids: [...byId.keys()], models };
}

const fails = always(Object.assign(new Error("down"), { status: 400 }));

const cases: readonly (readonly [
  name: string,
  graph: GraphSpec,
  given: Readonly<Record<string, ScriptedModel>>,
  answer: string,
])[] = [
  ["that its model writes", duet, {}, "fuse says"],
  [
    "that a ranker picks",
    endingWith(ranker({ model: "best", reads: ["ada", "bob"] })),
    { best: always("2") },
    "bob says",
  ],
  [
    "that a reducer picks",
    endingWith(reducer({ reads: ["ada", "bob"], reduce: "first-usable" })),
    {},
    "ada says",
  ],
  [
    "that is a draft",
    endingWith(aggregator({ model: "end", reads: ["ada", "bob"], onExhausted: "best-effort" })),
    { end: fails },
    "ada says",
  ],
  [
    "after a quorum without one of the drafts",
    endingWith(
      aggregator({ model: "end", reads: ["ada", "bob"], quorum: { atLeast: 1, graceMs: 0 } }),
    ),
    {
      bob: always(
        "late",
        (signal) => new Promise((go) => signal?.addEventListener("abort", () => go())),
      ),
    },
    "end says",
  ],
];

describe("the `messages` stream shows the answer and no draft, under the id of its message", () => {
  test.each(cases)("an answer %s", async (_, graph, given, answer) => {
    const { texts, ids, answerId, models } = await shownOf(graph, given);
    expect(texts).toEqual([answer]);
    expect(ids).toEqual([answerId]);
    // Drafts are not shown, so their models do not stream.
    expect(models["ada"]?.streamed).toEqual([false]);
  });
});

test("nothing of an agent or graph that is a proposer is shown", async () => {
  const model = always("inner says");
  const member = new StateGraph(MessagesAnnotation)
    .addNode("inner", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
    .addEdge(START, "inner")
    .compile();
  const shown: Record<string, string[]> = {};
  for (const streamMessages of ["answer", "all"] as const) {
    const models = { ...modelsIn(duet, {}), ada: member };
    const app = compile(duet, { models, streamMessages });
    const byId = new Map<string | undefined, string>();
    const stream = await app.stream("Why?", { streamMode: "messages", subgraphs: true });
    for await (const [, [{ id, text }]] of stream) byId.set(id, (byId.get(id) ?? "") + text);
    shown[streamMessages] = [...byId.values()].toSorted();
    // As for any subgraph, LangGraph shows its messages only on request.
    const own = new Set<string>();
    const ownStream = await app.stream("Why?", { streamMode: "messages" });
    for await (const [{ id }] of ownStream) own.add(String(id));
    expect(own.size).toBe(streamMessages === "all" ? 2 : 1);
  }
  expect(shown["answer"]).toEqual(["fuse says"]);
  expect(shown["all"]).toEqual(expect.arrayContaining(["inner says", "bob says", "fuse says"]));
  expect(model.streamed).toEqual([false, false, true, true]);
});

test('with `streamMessages: "all"`, the stream shows drafts too', async () => {
  const { texts, models } = await shownOf(duet, {}, { streamMessages: "all" });
  expect(texts.toSorted()).toEqual(["ada says", "bob says", "fuse says"]);
  expect(models["ada"]?.streamed).toEqual([true]);
});
