import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import {
  Annotation,
  Command,
  interrupt,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
  StateSchema,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  asChatModel,
  compile,
  type GraphSpec,
  proposer,
  type RunEvent,
  StepFailedError,
  streamRun,
} from "../src/index.js";
import { askedOf, duet, modelsIn } from "./panel.js";
import { always } from "./scripted-model.js";

const documents = Annotation.Root({ documents: Annotation<string[]> });
const wirings = ["fast", "plain"] as const;
const thread = { configurable: { thread_id: "1" } };

describe.each(wirings)("steps before and after (%s)", (wiring) => {
  test("run once, in their order, and share channels with the caller", async () => {
    const ran: string[] = [];
    const models = modelsIn(duet, {});
    const app = compile(duet, {
      models,
      wiring,
      stateSchema: documents,
      contextSchema: z.object({ tenant: z.string() }),
      before: {
        look: ({ messages }, { context }) => {
          ran.push(`look for ${messages.at(-1)?.text}`);
          return { documents: [`of ${context?.tenant}`] };
        },
        retrieve: async (state) => {
          ran.push("retrieve");
          const [document] = state.documents;
          return { messages: [new SystemMessage(`Document ${document}`)], documents: ["one"] };
        },
      },
      after: {
        log: RunnableLambda.from(({ answer }: { answer: string }) => {
          ran.push(answer);
          return {};
        }),
        guard: ({ answer, documents: known }) => ({ answer: `${answer}, from ${known.join()}` }),
      },
    });
    const input = { messages: "Why?", documents: ["none"] };
    const output = await app.invoke(input, { context: { tenant: "acme" }, maxConcurrency: 1 });
    expect(ran).toEqual(["look for Why?", "retrieve", "fuse says"]);
    expect(askedOf(models["ada"]).join()).toContain("Document of acme");
    expect(output).toMatchObject({ answer: "fuse says, from one", documents: ["one"] });
    expect(output.messages.map(({ text }) => text)).toEqual([
      "Why?",
      "Document of acme",
      "fuse says, from one",
    ]);
    expect(output.ledger).toHaveLength(3);
    const edges = app.getGraph().edges.map(({ source, target }) => `${source} ${target}`);
    expect(edges.toSorted()).toEqual([
      "__start__ look",
      "ada fuse",
      "begin ada",
      "begin bob",
      "bob fuse",
      "fuse log",
      "guard __end__",
      "log guard",
      "look retrieve",
      "retrieve begin",
    ]);
    await expect(app.invoke("Why?", { context: {} as never })).rejects.toThrow(/tenant/);
  });

  test("pause, and resume without asking a model again", async () => {
    const models = modelsIn(duet, {});
    const app = compile(duet, {
      models,
      wiring,
      checkpointer: new MemorySaver(),
      before: { confirm: () => ({ messages: [new SystemMessage(String(interrupt("May I?")))] }) },
      after: {
        approve: ({ answer }) => ({ answer: interrupt(answer) === "no" ? "None." : answer }),
      },
    });
    await app.invoke("Why?", thread);
    expect((await app.getState(thread)).next).toEqual(["confirm"]);
    expect(models["ada"]?.asked).toEqual([]);
    await app.invoke(new Command({ resume: "Yes." }), thread);
    expect((await app.getState(thread)).next).toEqual(["approve"]);
    const output = await app.invoke(new Command({ resume: "no" }), thread);
    expect(output.answer).toBe("None.");
    expect(output.messages.at(-1)?.text).toBe("None.");
    expect(output.ledger).toHaveLength(3);
    expect(models["ada"]?.asked).toHaveLength(1);
    expect(
      (await app.invoke("And?", { ...thread, interruptAfter: ["confirm"] })).ledger,
    ).toHaveLength(3);
  });

  test("that fail end the run with their name, and with what the run has paid for", async () => {
    const fails = (): never => {
      throw new TypeError("no index");
    };
    const models = modelsIn(duet, {});
    const before = compile(duet, { models, wiring, before: { retrieve: fails } });
    const early = await before.invoke("Why?").catch((thrown: unknown) => thrown);
    expect(early).toBeInstanceOf(StepFailedError);
    expect(early).toMatchObject({
      code: "STEP_FAILED",
      message: "Step `retrieve` threw: no index",
      hint: "Fix `retrieve`, or catch the error in it. `cause` is what was thrown.",
      step: "retrieve",
      ledger: [],
    });
    expect((early as Error).cause).toBeInstanceOf(TypeError);
    const after = compile(duet, { models, wiring, after: { guard: (() => "text") as never } });
    await expect(after.invoke("Why?")).rejects.toMatchObject({
      message: "Step `guard` returned a text.",
      ledger: [{ node: "ada" }, { node: "bob" }, { node: "fuse" }],
      proposals: [{ node: "ada" }, { node: "bob" }],
    });
  });
});

describe("an answer that a step replaces", () => {
  const guard = () => new Command({ update: { messages: [new AIMessage("No.")] } });

  async function eventsOf(app: Parameters<typeof streamRun>[0]): Promise<RunEvent[]> {
    const events: RunEvent[] = [];
    for await (const event of streamRun(app, "Why?")) events.push(event);
    return events;
  }

  test("is the answer of the run, of its events and of the chat model", async () => {
    const app = compile(duet, {
      models: modelsIn(duet, { fuse: always("A B") }),
      after: { guard },
    });
    const { answer } = await app.invoke("Why?");
    expect(answer).toBe("No.");
    const events = await eventsOf(app);
    const reset = events.findIndex(({ type }) => type === "answer-reset");
    expect(events.slice(reset)).toMatchObject([
      { type: "answer-reset", node: "fuse", model: "fuse" },
      { type: "answer-token", text: "No." },
      { type: "run-end", status: "answered", answer: "No." },
    ]);
    const model = asChatModel(app);
    expect((await model.invoke("Why?")).text).toBe("No.");
    let last;
    for await (const chunk of await model.stream("Why?")) last = chunk;
    expect(last?.response_metadata["answerAfterReset"]).toBe("No.");
  });

  test("is not told of if the step leaves it as it is", async () => {
    const models = modelsIn(duet, {});
    const app = compile(duet, { models, after: { guard: ({ answer }) => ({ answer }) } });
    expect((await eventsOf(app)).map(({ type }) => type)).not.toContain("answer-reset");
  });
});

test("a schema may be an annotation, a StateSchema or a zod object, also in a graph around", async () => {
  const schema = z.object({ documents: z.array(z.string()).default(["none"]) });
  const fields = new StateSchema({ documents: z.array(z.string()).default(["none"]) });
  const seen: (readonly string[])[] = [];
  const step = ({ documents: known }: { readonly documents: string[] }) => {
    seen.push(known);
    return { documents: [...known, "one"] };
  };
  const models = modelsIn(duet, {});
  const apps = [
    compile(duet, { models, stateSchema: documents, after: { step } }),
    compile(duet, { models, stateSchema: schema, after: { step } }),
    compile(duet, { models, stateSchema: fields, after: { step } }),
  ];
  for (const app of apps) {
    const around = new StateGraph(
      Annotation.Root({ ...MessagesAnnotation.spec, ...documents.spec }),
    )
      .addNode("panel", app as never)
      .addEdge(START, "panel")
      .compile();
    const input = { messages: [new HumanMessage("Why?")], documents: ["given"] };
    expect((await around.invoke(input)).documents).toEqual(["given", "one"]);
  }
  expect((await apps[1]?.invoke("Why?"))?.documents).toEqual(["none", "one"]);
  expect(seen).toEqual([["given"], ["given"], ["given"], ["none"]]);
});

test("compile names what cannot be right in steps and schemas", () => {
  const step = () => ({});
  const graph: GraphSpec = {
    ...duet,
    nodes: { ...duet.nodes, bob: proposer({ model: "bob", samples: 2 }) },
  };
  const names = ["ada", "answer", "a b", "ada-2", "bob-2", "bob-3", "twice", "documents"];
  const compiling = (): unknown =>
    compile(graph, {
      models: modelsIn(duet, {}),
      before: Object.fromEntries(names.map((name) => [name, step])),
      after: { twice: step, text: "guard" as never },
      stateSchema: Annotation.Root({
        ...documents.spec,
        ledger: Annotation<string>,
        bob: Annotation<string>,
        "bob-1": Annotation<string>,
        "bob-01": Annotation<string>,
      }),
      contextSchema: "tenant" as never,
      streamMessages: "drafts" as never,
    });
  expect(compiling).toThrowErrorMatchingInlineSnapshot(`
    [GraphValidationError: Graph \`duet\` has 12 issues:
      options.after.text: \`after.text\` is "guard". Pass a function of state and config, or a Runnable.
      options.contextSchema: \`contextSchema\` is "tenant". Pass a zod object, or Annotation.Root({ … }) of LangGraph.
      options.streamMessages: \`streamMessages\` is "drafts". Write "answer" or "all".
      options.stateSchema.ledger: \`stateSchema\` defines \`ledger\`, which Moagraph defines. Remove it: steps have it anyway.
      options.stateSchema.bob: \`stateSchema\` defines \`bob\`, which is the name of a node. Rename one of them.
      options.stateSchema.bob-1: \`stateSchema\` defines \`bob-1\`, which is the name of a call of node \`bob\`. Rename one of them.
      options.before.ada: The name of step \`ada\` is taken by a node, a channel or another step. Rename the step.
      options.before.answer: Step \`answer\` has a reserved name. Rename it. Reserved names: begin, messages, answer, proposals, ledger, runStart, verdicts, structuredResponses.
      options.before["a b"]: Step \`a b\` has an invalid name. Use letters, digits, \`.\`, \`_\` and \`-\`, and start with a letter or digit.
      options.before.bob-2: Step \`bob-2\` has the name of a call of node \`bob\`. Rename the step.
      options.before.documents: The name of step \`documents\` is taken by a node, a channel or another step. Rename the step.
      options.after.twice: The name of step \`twice\` is taken by a node, a channel or another step. Rename the step.]
  `);
  const noSchema = (): unknown =>
    compile(duet, { models: modelsIn(duet, {}), stateSchema: 3 as never, before: [] as never });
  expect(noSchema).toThrowErrorMatchingInlineSnapshot(`
    [GraphValidationError: Graph \`duet\` has 2 issues:
      options.before: \`before\` is an empty array. Write an object with steps: \`before: { check: async (state, config) => ({}) }\`.
      options.stateSchema: \`stateSchema\` is no schema of a LangGraph state. Pass Annotation.Root({ … }), new StateSchema({ … }), or a zod object.]
  `);
});
