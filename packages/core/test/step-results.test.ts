import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import {
  Annotation,
  Command,
  END,
  interrupt,
  MemorySaver,
  Overwrite,
  type StateDefinitionInit,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  aggregator,
  asChatModel,
  compile,
  type CompileOptions,
  defineGraph,
  type MoaApp,
  proposer,
  streamRun,
} from "../src/index.js";
import { duet, modelsIn } from "./panel.js";
import { ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const thread = { configurable: { thread_id: "1" } };
const documents = Annotation.Root({ documents: Annotation<string[]> });
const weather = { type: "tool_call" as const, id: "c1", name: "weather", args: { city: "Oslo" } };

/** An app of two proposers with one step, after the output or before the first layer. */
function withStep(where: "before" | "after", step: unknown, options: CompileOptions = {}) {
  const models = modelsIn(duet, {});
  const app = compile(duet, { models, ...options, [where]: { mine: step as () => void } });
  return { app, models };
}

test("what is no update fails the run with the name of the step and of what is wrong", async () => {
  const wrong: [result: unknown, message: string, hint?: string][] = [
    [{ answer: 7 }, "returned a number as `answer`."],
    [
      { messages: [{ role: "wizard" }] },
      "returned an object as `messages[0]`, which is no message.",
    ],
    [{ messages: 7 }, "returned a number as `messages`, which is no message."],
    [{ messages: null }, "returned null as `messages`, which is no message."],
    [{ proposals: "x" }, "returned `proposals`, which steps cannot write."],
    [{ foo: 1 }, "returned `foo`, which is no channel of the state."],
    [
      { document: [] },
      "returned `document`, which is no channel of the state.",
      "Did you mean `documents`?",
    ],
    [[], "returned a list."],
    [new Map(), "returned a Map."],
    [new Date(0), "returned a Date."],
    [new AIMessage("x"), "returned an AIMessage."],
    [
      new Command({ goto: "nowhere" }),
      "returned a `Command` that leads to `nowhere`.",
      "Remove `goto`: steps run one after the other. `goto: END` ends the run.",
    ],
    [new Command({ goto: "fuse" }), "returned a `Command` that leads to `fuse`."],
  ];
  for (const where of ["before", "after"] as const) {
    let result: unknown;
    const { app } = withStep(where, () => result, { stateSchema: documents } as never);
    for (const [returned, message, hint] of wrong) {
      result = returned;
      const expected = { code: "STEP_FAILED", step: "mine", message: `Step \`mine\` ${message}` };
      await expect(app.invoke("Why?")).rejects.toMatchObject(
        hint === undefined ? expected : { ...expected, hint },
      );
    }
  }
  const { app } = withStep("after", () => interrupt("May I?"));
  await expect(app.invoke("Why?")).rejects.toMatchObject({
    message: "Step `mine` called `interrupt()`, and the run has no checkpointer.",
    hint: expect.stringContaining("compile(graph, { checkpointer: new MemorySaver() })") as string,
  });
});

test("a step may return the state, with or without changes", async () => {
  const checkpointer = new MemorySaver();
  const step = (state: object) => ({ ...state, documents: ["one"] });
  const options = { stateSchema: documents as StateDefinitionInit, checkpointer } as never;
  const before = withStep("before", step, options);
  await before.app.invoke("Why?", thread);
  const output = await before.app.invoke("And?", thread);
  expect(output).toMatchObject({ documents: ["one"], answer: "fuse says" });
  expect(before.models["fuse"]?.asked).toHaveLength(2);
  const after = withStep("after", step, options);
  expect(
    (await after.app.invoke("Why?", { configurable: { thread_id: "2" } })).ledger,
  ).toHaveLength(3);
});

describe.each(["fast", "plain"] as const)("a step of `before` that answers (%s)", (wiring) => {
  test.each([
    ["with a text", () => ({ answer: "No." })],
    ["with goto: END", () => new Command({ goto: END, update: { answer: "No." } })],
    [
      "with a message",
      () => new Command({ goto: END, update: { messages: new AIMessage("No.") } }),
    ],
  ])("%s ends the run", async (_, gate) => {
    const models = modelsIn(duet, {});
    const ran: string[] = [];
    const app = compile(duet, {
      models,
      wiring,
      checkpointer: new MemorySaver(),
      before: {
        first: ({ messages }) => (messages.at(-1)?.text === "Bad?" ? gate() : undefined),
        second: () => void ran.push("second"),
      },
      after: { log: () => void ran.push("log") },
    });
    const output = await app.invoke("Bad?", thread);
    expect(output).toMatchObject({ answer: "No.", ledger: [], proposals: [] });
    expect(output.messages.map(({ type, text }) => [type, text])).toEqual([
      ["human", "Bad?"],
      ["ai", "No."],
    ]);
    expect(ran).toEqual([]);
    expect(models["ada"]?.asked).toEqual([]);
    // The next run of the thread is a run like any other.
    expect((await app.invoke("Why?", thread)).answer).toBe("fuse says");
    expect((await app.invoke("Bad?", thread)).ledger).toEqual([]);
    expect(ran).toEqual(["second", "log"]);
    const types: string[] = [];
    let last;
    for await (const event of streamRun(app, "Bad?", { configurable: { thread_id: "2" } })) {
      types.push(event.type);
      last = event;
    }
    expect(types).toEqual(["run-start", "answer-token", "run-end"]);
    expect(last).toMatchObject({ status: "answered", answer: "No.", ledger: [] });
    const model = asChatModel(app);
    expect((await model.invoke("Bad?")).text).toBe("No.");
    let streamed = "";
    for await (const { text } of await model.stream("Bad?")) streamed += text;
    expect(streamed).toBe("No.");
    expect(models["ada"]?.asked).toHaveLength(1);
  });
});

test("a step of `before` cannot end a run without an answer", async () => {
  for (const result of [{ answer: " " }, new Command({ goto: END })]) {
    const { app } = withStep("before", () => result);
    await expect(app.invoke("Why?")).rejects.toMatchObject({
      code: "STEP_FAILED",
      hint: expect.stringContaining('return { answer: "…" }') as string,
    });
  }
});

test("a step of `after` may end the run", async () => {
  const app = compile(duet, {
    models: modelsIn(duet, {}),
    after: {
      guard: () => new Command({ goto: END, update: { answer: "No." } }),
      footer: ({ answer }) => ({ answer: `${answer} (footer)` }),
    },
  });
  expect((await app.invoke("Why?")).answer).toBe("No.");
});

test("a run that a step of `after` has ended does not end the next one of its thread", async () => {
  const models = modelsIn(duet, {});
  const stop = () => new Command({ goto: END });
  const checkpointer = new MemorySaver();
  const app = compile(duet, { models, checkpointer, before: {}, after: { stop } });
  await app.invoke("Why?", thread);
  await app.invoke("And?", thread);
  expect(models["fuse"]?.asked).toHaveLength(2);
});

test("an answer with other messages replaces the message of the answer", async () => {
  const note = new SystemMessage("note");
  type State = { readonly messages: BaseMessage[] };
  const steps: [step: (state: State) => unknown, messages: string[]][] = [
    [() => ({ answer: "cleaned", messages: [note] }), ["Why?", "cleaned", "note"]],
    [
      ({ messages }) => ({ answer: "cleaned", messages: [...messages, note] }),
      ["Why?", "cleaned", "note"],
    ],
    [() => ({ answer: "cleaned", messages: new Overwrite([note]) }), ["note", "cleaned"]],
    [
      ({ messages }) => ({ answer: "cleaned", messages: new Overwrite([...messages, note]) }),
      ["Why?", "cleaned", "note"],
    ],
    [
      ({ messages }) => ({
        messages: [new AIMessage({ id: String(messages.at(-1)?.id), content: "cleaned" }), note],
      }),
      ["Why?", "cleaned", "note"],
    ],
  ];
  for (const [step, expected] of steps) {
    const { answer, messages } = await withStep("after", step).app.invoke("Why?");
    expect([answer, messages.map(({ text }) => text)]).toEqual(["cleaned", expected]);
  }
  const gate = () => ({ answer: "No.", messages: new Overwrite([note]) });
  const { messages } = await withStep("before", gate).app.invoke("Why?");
  expect(messages.map(({ text }) => text)).toEqual(["note", "No."]);
});

test("a step of `after` cannot write two answers, or an empty one", async () => {
  const empty = "Step `mine` returned an empty `answer`.";
  const wrong: [result: unknown, message: string][] = [
    [
      { answer: "cleaned", messages: [new AIMessage("secret")] },
      "Step `mine` returned an `answer` and a message of an assistant with another text.",
    ],
    [{ answer: "" }, empty],
    [{ answer: "  " }, empty],
    [{ messages: [new AIMessage("")] }, empty],
  ];
  let result: unknown;
  const { app } = withStep("after", () => result);
  for (const [returned, message] of wrong) {
    result = returned;
    await expect(app.invoke("Why?")).rejects.toMatchObject({ code: "STEP_FAILED", message });
  }
  result = { answer: "", messages: [new AIMessage({ content: "", tool_calls: [weather] })] };
  expect(await app.invoke("Why?")).toMatchObject({ answer: "" });
});

test("a step that writes only the answer leaves calls of tools as they are", async () => {
  const calls = { content: "Let me look.", tool_calls: [weather] };
  const fuse = new ScriptedModel([calls, calls, calls, "Rain."]);
  const app = compile(duet, {
    models: { ...modelsIn(duet, {}), fuse },
    after: { footer: ({ answer }) => ({ answer: `${answer} Not legal advice.` }) },
  });
  const expected = { text: "Let me look.", tool_calls: [{ name: "weather", id: "c1" }] };
  const { answer, messages } = await app.invoke("Weather?");
  expect([answer, messages.at(-1)]).toMatchObject(["", expected]);
  expect(await asChatModel(app).invoke("Weather?")).toMatchObject(expected);
  let streamed;
  for await (const chunk of await asChatModel(app).stream("Weather?")) {
    streamed = streamed === undefined ? chunk : streamed.concat(chunk);
  }
  expect(streamed).toMatchObject(expected);
  expect(streamed?.response_metadata).not.toHaveProperty("answerAfterReset");
  expect((await app.invoke("Weather?")).answer).toBe("Rain. Not legal advice.");
  const noting = compile(duet, {
    models: { ...modelsIn(duet, {}), fuse: new ScriptedModel([calls]) },
    after: {
      footer: ({ messages: all }) => ({
        answer: "Cleaned.",
        messages: new Overwrite([new SystemMessage("note"), ...all]) as never,
      }),
    },
  });
  const noted = await noting.invoke("Weather?");
  expect([noted.answer, noted.messages.at(-1)]).toMatchObject(["", expected]);
});

test("the value of a replaced answer is that of the new answer", async () => {
  const stars = z.object({ stars: z.number() });
  const graph = defineGraph({
    name: "rated",
    nodes: {
      ada: proposer({ model: "ada" }),
      fuse: aggregator({ model: "fuse", reads: ["ada"], responseFormat: { use: "stars" } }),
    },
    output: "fuse",
  });
  for (const [answer, value] of [
    ['{"stars":1}', { fuse: { stars: 1 } }],
    ["None.", {}],
  ] as const) {
    const fuse = new ScriptedModel(['{"stars":5}']);
    const app = compile(graph, {
      models: { ...modelsIn(graph, {}), fuse },
      schemas: { stars },
      after: { guard: () => ({ answer }) },
    });
    expect((await app.invoke("Why?")).structuredResponses).toEqual(value);
  }
});

test("a schema that cannot read a replaced answer fails the step", async () => {
  const reading = (readAgain: () => unknown): MoaApp => {
    const graph = defineGraph({
      name: "rated",
      nodes: { ada: proposer({ model: "ada", responseFormat: { use: "own" } }) },
      output: "ada",
      timeouts: { totalMs: 1_000 },
    });
    return compile(graph, {
      models: { ada: new ScriptedModel(['{"n":1}']) },
      schemas: { own: z.object({ n: z.number().refine((n) => n === 1 || readAgain()) }) },
      after: { guard: () => ({ answer: '{"n":2}' }) },
    });
  };
  const lost = new Error("no database");
  const throwing = reading(() => {
    throw lost;
  });
  await expect(throwing.invoke("Why?")).rejects.toMatchObject({
    code: "STEP_FAILED",
    step: "guard",
    message: expect.stringContaining("value could not be read: SCHEMA_RESULT") as string,
    cause: { cause: lost },
  });
  const endless = reading(() => new Promise(() => {}));
  const { error, tookMs } = await inSimulatedTime(() => endless.invoke("Why?"));
  expect(error).toMatchObject({ code: "STEP_FAILED", cause: { code: "DEADLINE_EXCEEDED" } });
  expect(tookMs).toBe(1_000);
});

test("a context that does not fit is an invalid input", async () => {
  const app = compile(duet, {
    models: modelsIn(duet, {}),
    contextSchema: z.object({ level: z.enum(["low", "high"]) }),
  });
  const expected = {
    code: "INVALID_INPUT",
    message: expect.stringMatching(/^`context\.level` does not fit `contextSchema`: /) as string,
    hint: "Pass it with the run: app.invoke(input, { context: { level: … } }).",
  };
  const context = { level: "top" } as never;
  const run = async (): Promise<void> => {
    for await (const _ of streamRun(app, "Why?", { context })) continue;
  };
  await expect(app.invoke("Why?", { context })).rejects.toMatchObject(expected);
  await expect(app.invoke("Why?")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(app.batch([{ messages: "Why?" }], { context })).rejects.toMatchObject(expected);
  await expect(
    (async () => {
      for await (const _ of await app.stream("Why?", { context })) continue;
    })(),
  ).rejects.toMatchObject(expected);
  await expect(run()).rejects.toMatchObject(expected);
  await expect(
    asChatModel(app as never).invoke([new HumanMessage("Why?")], { context } as never),
  ).rejects.toMatchObject(expected);
});

test("steps of another form are an issue", () => {
  const compiling = (): unknown =>
    compile(duet, { models: modelsIn(duet, {}), before: null as never, after: null as never });
  expect(compiling).toThrow(/options\.before: `before` is null\./);
});

test("an answer that a step adds to its messages is not added again", async () => {
  const { app } = withStep("before", () => ({
    answer: "No.",
    messages: [new SystemMessage("Blocked."), new AIMessage("No.")],
  }));
  const { messages } = await app.invoke("Why?");
  expect(messages.map(({ text }) => text)).toEqual(["Why?", "Blocked.", "No."]);
});
