import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import {
  Annotation,
  Command,
  END,
  MemorySaver,
  MessagesAnnotation,
  START,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  type GraphSpec,
  GraphValidationError,
  type MoaOutput,
  type MoaStateGraph,
  proposer,
  toStateGraph,
  type WiringOption,
} from "../../src/index.js";
import { askedOf, duet, modelsIn } from "../panel.js";
import type { ScriptedModel } from "../scripted-model.js";
import { crossing } from "./graphs.js";

const wirings: readonly WiringOption[] = ["plain", "fast", { earlyStarts: false }];
const thread = { configurable: { thread_id: "1" } };

/** Three layers of one node each, and a proposer that the second layer does not read. */
const uneven: GraphSpec = defineGraph({
  name: "uneven",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    mid: aggregator({ model: "mid", reads: ["ada"] }),
    fuse: aggregator({ model: "fuse", reads: ["mid", "bob"] }),
  },
  output: "fuse",
});

/** A builder, its models, and the steps that were added to it, in the order in which they ran. */
interface Extended {
  readonly builder: MoaStateGraph;
  readonly models: Readonly<Record<string, ScriptedModel>>;
  readonly ran: string[];
  /** Adds a step that writes its name to the conversation, late if `turns` is large. */
  readonly add: (name: string, turns?: number) => void;
}

function extended(graph: GraphSpec, wiring: WiringOption): Extended {
  const models = modelsIn(graph, {});
  const builder = toStateGraph(graph, { models, wiring });
  const ran: string[] = [];
  const add = (name: string, turns = 0): void => {
    builder.addNode(name, async () => {
      for (let turn = 0; turn < turns; turn += 1) await new Promise((go) => setImmediate(go));
      ran.push(name);
      return { messages: [new SystemMessage(`${name} adds`)] };
    });
  };
  return { builder, models, ran, add };
}

type Extend = (graph: Extended) => unknown;

async function answerOf(
  graph: GraphSpec,
  wiring: WiringOption,
  extend: Extend,
): Promise<Extended & { readonly output: MoaOutput }> {
  const whole = extended(graph, wiring);
  extend(whole);
  const output = (await whole.builder.compile().invoke({ messages: "Why?" })) as MoaOutput;
  return { ...whole, output };
}

/** What holds whatever was added: each model is asked once, each call recorded once. */
function expectOnce({ output, models }: { output: MoaOutput; models: Extended["models"] }): void {
  const calls = Object.values(models).map(({ asked }) => asked.length);
  expect(output.ledger).toHaveLength(calls.reduce((sum, each) => sum + each, 0));
  const lines = output.ledger.map(({ node, sample }) => `${node} ${sample}`);
  expect(new Set(lines).size).toBe(lines.length);
  expect(output.answer).toBe("fuse says");
  expect(output.messages.filter((message: BaseMessage) => message.type === "ai")).toHaveLength(1);
}

interface Way {
  readonly extend: Extend;
  /** The nodes that must see what the added steps write, each with the names of these. */
  readonly sees?: Readonly<Record<string, readonly string[]>>;
  readonly graph?: GraphSpec;
  /** The types of the messages in the end. */
  readonly messages?: string;
}

const ways: Readonly<Record<string, Way>> = {
  "begin > look > ada, bob": {
    extend({ builder, add }) {
      add("look");
      builder.addEdge("begin", "look").addEdge("look", "ada").addEdge("look", "bob");
    },
    sees: { ada: ["look"], bob: ["look"], fuse: ["look"] },
  },
  "begin > look (slow) > ada": {
    extend({ builder, add }) {
      add("look", 30);
      builder.addEdge("begin", "look").addEdge("look", "ada");
    },
    sees: { ada: ["look"], fuse: ["look"] },
  },
  "START > look > begin": {
    extend({ builder, add }) {
      add("look", 5);
      builder.addEdge(START, "look").addEdge("look", "begin");
    },
    sees: { ada: ["look"], bob: ["look"] },
  },
  "START > look > ada": {
    extend({ builder, add }) {
      add("look", 5);
      builder.addEdge(START, "look").addEdge("look", "ada");
    },
    sees: { ada: ["look"] },
  },
  "START > ada": { extend: ({ builder }) => builder.addEdge(START, "ada") },
  "begin > ada, again": { extend: ({ builder }) => builder.addEdge("begin", "ada") },
  "ada > fuse, again": {
    extend: ({ builder }) => builder.addEdge(["ada", "bob"] as never, "fuse"),
  },
  "ada > bob": { extend: ({ builder }) => builder.addEdge("ada", "bob") },
  "ada > check > fuse": {
    extend({ builder, add }) {
      add("check", 5);
      builder.addEdge("ada", "check").addEdge("check", "fuse");
    },
    sees: { fuse: ["check"] },
  },
  "ada, bob > check > fuse": {
    extend({ builder, add }) {
      add("check");
      builder.addEdge("ada", "check").addEdge("bob", "check").addEdge("check", "fuse");
    },
    sees: { fuse: ["check"] },
  },
  "[ada, bob] > check > fuse": {
    extend({ builder, add }) {
      add("check");
      builder.addEdge(["ada", "bob"] as never, "check").addEdge("check", "fuse");
    },
    sees: { fuse: ["check"] },
  },
  "bob and mid > check > fuse, at unequal depth": {
    graph: uneven,
    extend({ builder, add }) {
      add("check");
      builder.addEdge("bob", "check").addEdge("mid", "check").addEdge("check", "fuse");
    },
    sees: { fuse: ["check"] },
  },
  "between layers that cross, and samples": {
    graph: crossing,
    extend({ builder, add }) {
      add("look");
      add("check");
      builder.addEdge("begin", "look").addEdge("look", "ada-2").addEdge("look", "bob");
      builder.addEdge("ada-1", "check").addEdge("check", "top");
    },
    sees: { bob: ["look"], top: ["look", "check"], fuse: ["look", "check"] },
  },
  "a sequence": {
    extend({ builder, ran }) {
      const step = (name: string) => () => {
        ran.push(name);
        return { messages: [new SystemMessage(`${name} adds`)] };
      };
      builder.addSequence({ look: step("look"), check: step("check") } as never);
      builder.addEdge("begin", "look").addEdge("check", "ada");
    },
    sees: { ada: ["look", "check"] },
  },
  "fuse > log": {
    extend({ builder, ran }) {
      builder.addNode("log", ({ answer }: { answer: string }) => {
        ran.push(answer);
        return {};
      });
      builder.addEdge("fuse", "log").addEdge("log", END);
    },
  },
  "fuse > END, fuse > choice of log and END": {
    extend({ builder, ran }) {
      builder.addNode("log", () => {
        ran.push("log");
        return {};
      });
      builder.addConditionalEdges("fuse", () => "log", ["log", END] as never);
      builder.addEdge("log", END);
    },
  },
  "begin > note, which nothing waits for": {
    extend({ builder, add }) {
      add("note", 20);
      builder.addEdge("begin", "note");
    },
    messages: "human system ai",
    sees: { fuse: ["note"] },
  },
  "begin > note > more, longer than the graph": {
    graph: defineGraph({
      name: "solo",
      nodes: { fuse: proposer({ model: "fuse" }) },
      output: "fuse",
    }),
    extend({ builder, add }) {
      for (const name of ["note", "more", "last"]) add(name);
      builder.addEdge("begin", "note").addEdge("note", "more").addEdge("more", "last");
    },
    messages: "human system system system ai",
    sees: { fuse: ["note", "more", "last"] },
  },
  "a choice of two ways that meet before begin": {
    extend({ builder, add }) {
      for (const name of ["web", "files", "ready"]) add(name);
      builder.addConditionalEdges(START, () => "web", ["web", "files"] as never);
      builder.addEdge("web", "ready").addEdge("files", "ready").addEdge("ready", "begin");
    },
    sees: { ada: ["web", "ready"] },
  },
  "a loop that ends before the proposers": {
    extend({ builder, add, ran }) {
      for (const name of ["look", "grade", "ready"]) add(name);
      builder.addEdge("begin", "look").addEdge("look", "grade");
      const choose = () => (ran.filter((name) => name === "look").length < 3 ? "look" : "ready");
      builder.addConditionalEdges("grade", choose, ["look", "ready"] as never);
      builder.addEdge("ready", "ada").addEdge("ready", "bob");
    },
    sees: { ada: ["look", "ready"], bob: ["ready"] },
  },
  "a command that leads to ada, without saying so": {
    extend({ builder }) {
      builder.addNode("route", () => new Command({ goto: ["ada", "fuse"] }));
      builder.addEdge("begin", "route");
    },
  },
  "a step that runs last": {
    extend({ builder, ran }) {
      builder.addNode(
        "end",
        () => {
          ran.push("end");
          return {};
        },
        { defer: true },
      );
      builder.addEdge("begin", "end");
    },
  },
};

describe.each(Object.entries(ways))("%s", (_, { extend, sees = {}, graph = duet, messages }) => {
  test.each(wirings)("asks each model once, after what was added (%j)", async (wiring) => {
    const result = await answerOf(graph, wiring, extend);
    expectOnce(result);
    const { models, output } = result;
    for (const [name, steps] of Object.entries(sees)) {
      const asked = askedOf(models[name]).join("\n");
      for (const step of steps)
        expect([name, asked]).toEqual([name, expect.stringContaining(`${step} adds`)]);
    }
    if (messages !== undefined)
      expect(output.messages.map(({ type }) => type).join(" ")).toBe(messages);
  });
});

const refused: Readonly<Record<string, readonly [code: string, extend: Extend]>> = {
  "fuse > ada": ["CYCLE", ({ builder }) => builder.addEdge("fuse", "ada")],
  "ada > begin": ["CYCLE", ({ builder }) => builder.addEdge("ada", "begin")],
  "ada > ada": ["CYCLE", ({ builder }) => builder.addEdge("ada", "ada")],
  "ada > check > ada": [
    "CYCLE",
    ({ builder, add }) => {
      add("check");
      builder.addEdge("ada", "check").addEdge("check", "ada");
    },
  ],
  "begin > one > two > one": [
    "CYCLE",
    ({ builder, add }) => {
      add("one");
      add("two");
      builder.addEdge("begin", "one").addEdge("one", "two").addEdge("two", "one");
    },
  ],
  "a choice that leads to a proposer": [
    "CONDITIONAL_EDGE",
    ({ builder, add }) => {
      add("look");
      builder.addConditionalEdges("begin", () => "look", ["look", "ada"] as never);
      builder.addEdge("look", "bob");
    },
  ],
  "a choice without names": [
    "CONDITIONAL_EDGE",
    ({ builder }) => builder.addConditionalEdges("fuse", () => END),
  ],
  "a choice that leads to END, before the answer": [
    "UNCERTAIN_STEP",
    ({ builder, add }) => {
      add("check");
      builder.addConditionalEdges("ada", () => END, ["check", END] as never);
      builder.addEdge("check", "fuse");
    },
  ],
  "a choice after the answer that leads back": [
    "CONDITIONAL_EDGE",
    ({ builder, add }) => {
      add("look");
      builder.addEdge("begin", "look").addEdge("look", "ada");
      builder.addConditionalEdges("fuse", () => "look", ["look", END] as never);
    },
  ],
  "a command that may lead to a proposer": [
    "CONDITIONAL_EDGE",
    ({ builder }) => {
      builder.addNode("route", () => new Command({ goto: "ada" }), { ends: ["ada"] as never });
      builder.addEdge("begin", "route");
    },
  ],
  "a command that may lead to a step the answer waits for": [
    "UNCERTAIN_STEP",
    ({ builder, add }) => {
      add("check");
      builder.addNode("route", () => new Command({ goto: "check" }), { ends: ["check"] as never });
      builder.addEdge("begin", "route").addEdge("check", "fuse");
    },
  ],
  "a step that nothing leads to": [
    "UNCERTAIN_STEP",
    ({ builder, add }) => {
      add("look");
      builder.addEdge("look", "ada");
    },
  ],
  "an edge to no step": ["UNKNOWN_STEP", ({ builder }) => builder.addEdge("ada", "fues")],
  "an edge from no step": ["UNKNOWN_STEP", ({ builder }) => builder.addEdge("begni", "ada")],
};

describe("what cannot be right is refused by compile", () => {
  test.each(Object.entries(refused))("%s", (_, [code, extend]) => {
    for (const wiring of wirings) {
      const whole = extended(duet, wiring);
      extend(whole);
      // Also the second time: nothing may have been taken out of the builder.
      for (let time = 0; time < 2; time += 1) {
        const compiling = () => whole.builder.compile();
        expect(compiling).toThrow(GraphValidationError);
        expect(compiling).toThrow(
          expect.objectContaining({ issues: [expect.objectContaining({ code })] }) as Error,
        );
      }
    }
  });

  test("with a message that names the steps", () => {
    const { builder } = extended(duet, "fast");
    builder.addEdge("ada", "fues").addEdge("fuse", "ada");
    expect(() => builder.compile()).toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`duet\` has 1 issue:
        steps: An edge names \`fues\`, which is no step of the graph. Its steps are begin, ada, bob, fuse.]
    `);
    const other = extended(duet, "fast");
    other.builder.addEdge("fuse", "ada");
    expect(() => other.builder.compile()).toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`duet\` has 1 issue:
        steps: Steps wait for each other: ada -> fuse -> ada. Remove one of the edges that you added.]
    `);
  });
});

describe.each(wirings)("a graph with added steps (%j)", (wiring) => {
  test("keeps keys of the state that are not its own", async () => {
    const { builder, models } = extended(duet, wiring);
    const input = Annotation.Root({ ...MessagesAnnotation.spec, documents: Annotation<string[]> });
    const seen: unknown[] = [];
    builder.addNode("look", () => ({ documents: ["one"] }), { input } as never);
    builder.addNode(
      "check",
      ({ documents }: typeof input.State) => {
        seen.push(documents);
        return { documents: [...documents, "two"] };
      },
      { input } as never,
    );
    builder.addEdge("begin", "look").addEdge("look", "ada").addEdge("ada", "check");
    builder.addEdge("check", "fuse");
    const app = builder.compile({ checkpointer: new MemorySaver() });
    const output = (await app.invoke({ messages: "Why?" }, thread)) as MoaOutput;
    expectOnce({ output, models });
    expect(seen).toEqual([["one"]]);
    const { values } = await app.getState(thread);
    expect(values).toMatchObject({ documents: ["one", "two"] });
  });

  test("pauses at them, and resumes without asking again", async () => {
    for (const when of ["interruptBefore", "interruptAfter"] as const) {
      const { builder, models, add } = extended(duet, wiring);
      add("look");
      add("check");
      builder.addEdge("begin", "look").addEdge("look", "ada").addEdge("ada", "check");
      builder.addEdge("check", "fuse");
      const app = builder.compile({ checkpointer: new MemorySaver() });
      await app.invoke({ messages: "Why?" }, { ...thread, [when]: ["look", "check"] });
      await app.invoke(null, { ...thread, [when]: ["check"] });
      const output = (await app.invoke(null, thread)) as MoaOutput;
      expectOnce({ output, models });
      expect(askedOf(models["ada"]).join()).toContain("look adds");
    }
  });

  test("answers under maxConcurrency 1, and in the next run of a thread", async () => {
    const { builder, models, add } = extended(duet, wiring);
    add("look");
    builder.addEdge("begin", "look").addEdge("look", "ada").addEdge("look", "bob");
    const app = builder.compile({ checkpointer: new MemorySaver() });
    const config = { ...thread, maxConcurrency: 1 };
    await app.invoke({ messages: "Why?" }, config);
    const second = (await app.invoke({ messages: "And?" }, config)) as MoaOutput;
    expect(second.ledger).toHaveLength(3);
    expect(models["ada"]?.asked).toHaveLength(2);
    expect(second.messages.at(-1)).toBeInstanceOf(AIMessage);
    expect(second.messages.filter((message) => message instanceof HumanMessage)).toHaveLength(2);
  });

  test("can be compiled again, also after more was added", async () => {
    const { builder, models, add } = extended(duet, wiring);
    add("look");
    builder.addEdge("begin", "look").addEdge("look", "ada");
    builder.compile();
    const edges = builder.compile().getGraph().edges.length;
    expect(builder.compile().getGraph().edges).toHaveLength(edges);
    builder.compiled = false;
    add("check");
    builder.addEdge("look", "check").addEdge("check", "bob");
    const output = (await builder.compile().invoke({ messages: "Why?" })) as MoaOutput;
    expectOnce({ output, models });
    expect(askedOf(models["bob"]).join()).toContain("check adds");
  });

  test("is drawn with them", () => {
    const { builder, add } = extended(duet, wiring);
    add("look");
    builder.addEdge("begin", "look").addEdge("look", "ada");
    const edges = builder
      .compile()
      .getGraph()
      .edges.map(({ source, target }) => `${source} ${target}`);
    expect(edges.toSorted()).toEqual([
      "__start__ begin",
      "ada fuse",
      "begin ada",
      "begin bob",
      "begin look",
      "bob fuse",
      "fuse __end__",
      "look ada",
    ]);
  });
});
