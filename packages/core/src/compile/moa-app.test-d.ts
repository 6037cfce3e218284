import { type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { RunnableLambda, RunnableSequence } from "@langchain/core/runnables";
import {
  Annotation,
  Command,
  type CompiledStateGraph,
  INTERRUPT,
  type Interrupt,
  isInterrupted,
  MessagesAnnotation,
  StateGraph,
} from "@langchain/langgraph";
import { expectTypeOf } from "vitest";
import { z } from "zod";
import {
  aggregator,
  asChatModel,
  type BeginUpdate,
  type CallEvent,
  type CheckedInput,
  compile,
  defineGraph,
  graphFromJson,
  layered,
  type MoaApp,
  type MoaInputChannels,
  type MoaOutput,
  type MoaOutputChannels,
  type MoaSnapshot,
  type MoaState,
  type MoaUpdate,
  type MoaValues,
  type Proposal,
  proposer,
  rerunFrom,
  type RunEvent,
  type StepUpdate,
  type StepUpdates,
  streamRun,
  type TypeProblem,
} from "../index.js";

type Names = "ada" | "bob" | "fuse";

const ada = proposer({ model: "x:ada" });
const panel = defineGraph({
  name: "panel",
  nodes: {
    ada,
    bob: proposer({ model: "x:bob", samples: 2 }),
    fuse: aggregator({ model: "x:fuse", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});
const app = compile(panel);

// The app knows the names of the graph's nodes. Names that are only known at run time are strings.
expectTypeOf(app).toEqualTypeOf<MoaApp<Names>>();
const fromJson = compile(graphFromJson({}));
expectTypeOf(fromJson).toEqualTypeOf<MoaApp>();
const fromLayers = compile(layered({ name: "l", layers: [[ada]], aggregator: { model: "x:f" } }));
expectTypeOf(fromLayers).toEqualTypeOf<MoaApp>();

// An app whose names are known can be used where any app can.
const anyApp: MoaApp = app;
expectTypeOf(asChatModel(app)).toEqualTypeOf(asChatModel(anyApp));

// A question is a string, a conversation, a command, or null to resume.
expectTypeOf(app.invoke("Why?")).resolves.toEqualTypeOf<MoaOutput<Names>>();
expectTypeOf(app.invoke({ messages: "Why?" })).resolves.toEqualTypeOf<MoaOutput<Names>>();
void app.invoke({ messages: new HumanMessage("Why?") });
void app.invoke({ messages: [{ role: "user", content: "Why?" }] });
void app.invoke({ messages: [["human", "Why?"]] });
void app.invoke(new Command({ resume: true }));
void app.invoke(null);
void app.invoke(rerunFrom("fuse", "ada"));
void app.stream(rerunFrom("fuse"), { streamMode: "updates" });
void fromJson.invoke(rerunFrom("any"));
// @ts-expect-error rerunFrom names "fsue", which is no node of the graph.
void app.invoke(rerunFrom("fsue"));
expectTypeOf<CheckedInput<{ rerunFrom: "fsue"[] }, Names>>().toEqualTypeOf<
  TypeProblem<'rerunFrom names "fsue", which is no node of the graph.'>
>();

// The error of a wrong input is one sentence.
expectTypeOf<CheckedInput<object>>().toEqualTypeOf<
  TypeProblem<"The input of a run needs `messages`. Pass a question as a string, or { messages: … }.">
>();
// @ts-expect-error The input of a run needs `messages`. Pass a question as a string, or { messages: … }.
void app.invoke({});
// @ts-expect-error The input of a run needs `messages`. Pass a question as a string, or { messages: … }.
void app.invoke({ message: "Why?" });
// @ts-expect-error The input of a run needs `messages`. Pass a question as a string, or { messages: … }.
void app.invoke(["Why?"]);
// @ts-expect-error A number is no question.
void app.invoke(7);
// @ts-expect-error The input of a run needs `messages`. Pass a question as a string, or { messages: … }.
void app.stream({});
// @ts-expect-error The input of a run needs `messages`. Pass a question as a string, or { messages: … }.
void app.batch(["Why?", {}]);
// @ts-expect-error The input of a run needs `messages`.
void streamRun(app, {});

// Results know the nodes they are of.
const output = await app.invoke("Why?");
expectTypeOf(output.proposals).toEqualTypeOf<Proposal<Names>[]>();
expectTypeOf(output.proposals[0]?.node).toEqualTypeOf<Names | undefined>();
expectTypeOf(output.ledger[0]?.node).toEqualTypeOf<Names | undefined>();
expectTypeOf(app.batch(["Why?", { messages: "How?" }])).resolves.toEqualTypeOf<
  MoaOutput<Names>[]
>();
expectTypeOf(app.batch(["Why?"], {}, { returnExceptions: true })).resolves.toEqualTypeOf<
  (MoaOutput<Names> | Error)[]
>();

declare function takesInterrupts(interrupts: Interrupt[]): void;

// Chunks of `updates`, which is the default, have the names of steps as keys.
for await (const chunk of await app.stream("Why?")) {
  expectTypeOf(chunk).toEqualTypeOf<StepUpdates<Names>>();
  expectTypeOf(chunk["ada"]?.proposals).toEqualTypeOf<Proposal<Names>[] | undefined>();
  expectTypeOf(chunk["bob-2"]?.proposals?.[0]?.node).toEqualTypeOf<Names | undefined>();
  expectTypeOf(chunk["fuse"]?.answer).toEqualTypeOf<string | undefined>();
  expectTypeOf(chunk["begin"]).toEqualTypeOf<BeginUpdate | undefined>();
  // @ts-expect-error There is no step "adda".
  void chunk["adda"];
  // @ts-expect-error The step `begin` replaces the proposals; what it writes is not a list.
  void chunk["begin"]?.proposals;
  if (isInterrupted(chunk)) takesInterrupts(chunk[INTERRUPT]);
}
for await (const chunk of await anyApp.stream("Why?")) {
  expectTypeOf(chunk).toEqualTypeOf<StepUpdates>();
  expectTypeOf(chunk["any"]).toEqualTypeOf<StepUpdate | undefined>();
}

// Chunks of other modes are typed too, alone or together.
for await (const chunk of await app.stream("Why?", { streamMode: "custom" })) {
  expectTypeOf(chunk).toEqualTypeOf<CallEvent<Names>>();
}
for await (const chunk of await app.stream("Why?", { streamMode: "values" })) {
  expectTypeOf(chunk).toEqualTypeOf<MoaValues<Names>>();
}
for await (const chunk of await app.stream("Why?", { streamMode: ["custom", "updates"] })) {
  expectTypeOf(chunk).toEqualTypeOf<
    ["custom", CallEvent<Names>] | ["updates", StepUpdates<Names>]
  >();
}
for await (const chunk of await app.stream("Why?", { streamMode: "custom", subgraphs: true })) {
  expectTypeOf(chunk).toEqualTypeOf<[string[], CallEvent<Names>]>();
}
for await (const chunk of await app.stream("Why?", { encoding: "text/event-stream" })) {
  expectTypeOf(chunk).toEqualTypeOf<Uint8Array>();
}

// Interrupts, updates and snapshots know the steps.
void app.invoke("Why?", { interruptBefore: ["fuse", "bob", "bob-1"], interruptAfter: "*" });
void app.invoke("Why?", { interruptAfter: ["begin"] });
void anyApp.invoke("Why?", { interruptBefore: ["any"] });
// @ts-expect-error There is no step "fse".
void app.invoke("Why?", { interruptBefore: ["fse"] });
// @ts-expect-error There is no step "fse".
void app.stream("Why?", { streamMode: "updates", interruptAfter: ["fse"] });
// @ts-expect-error There is no step "fse".
app.withConfig({ interruptBefore: ["fse"] });
// @ts-expect-error There is no step "fse".
streamRun(app, "Why?", { interruptBefore: ["fse"] });
const thread = { configurable: { thread_id: "1" } };
expectTypeOf(app.getState(thread)).resolves.toEqualTypeOf<MoaSnapshot<Names>>();
const { values } = await app.getState(thread);
expectTypeOf(values.proposals).toEqualTypeOf<Proposal<Names>[] | undefined>();
for await (const snapshot of app.getStateHistory(thread, { limit: 1 })) {
  expectTypeOf(snapshot).toEqualTypeOf<MoaSnapshot<Names>>();
}
void app.updateState(thread, { proposals: values.proposals ?? [] }, "ada");
// @ts-expect-error There is no step "adda".
void app.updateState(thread, { answer: "So." }, "adda");
// @ts-expect-error The state has no `text`.
void app.updateState(thread, { text: "So." });

// So do the events of `streamRun`.
for await (const event of streamRun(app, "Why?")) {
  expectTypeOf(event).toEqualTypeOf<RunEvent<Names>>();
  if (event.type === "proposal-end") expectTypeOf(event.proposal.node).toEqualTypeOf<Names>();
}

// It is a LangGraph graph, a node of other graphs, and a step of chains.
declare function takesCompiled(
  graph: CompiledStateGraph<MoaState, MoaUpdate, string, MoaInputChannels, MoaOutputChannels>,
): void;
takesCompiled(app);
takesCompiled(anyApp);
// oxlint-disable-next-line typescript/no-explicit-any -- Helpers of others are written like this.
declare function takesAnyCompiled(graph: CompiledStateGraph<any, any, any>): void;
takesAnyCompiled(app);
takesAnyCompiled(anyApp);
expectTypeOf(app.withConfig({ tags: ["x"] })).toEqualTypeOf<MoaApp<Names>>();
new StateGraph(MessagesAnnotation).addNode("moa", app).addEdge("__start__", "moa").compile();
const wider = Annotation.Root({
  messages: Annotation<BaseMessage[]>(),
  topic: Annotation<string>(),
});
new StateGraph(wider).addNode("moa", anyApp).addEdge("__start__", "moa").compile();
expectTypeOf(
  RunnableSequence.from([(topic: string) => `Why ${topic}?`, app, (run: MoaOutput) => run.answer]),
).toEqualTypeOf<RunnableSequence<string, string>>();
expectTypeOf(app.pipe(({ answer }) => answer).invoke("Why?")).resolves.toEqualTypeOf<string>();
void RunnableLambda.from((topic: string) => `Why ${topic}?`).pipe(app);

// Steps and schemas: types reach the steps, the input, the output, the stream and the config of a run.
const withSteps = compile(panel, {
  stateSchema: Annotation.Root({ documents: Annotation<string[]> }),
  contextSchema: z.object({ tenant: z.string() }),
  before: {
    retrieve: (state, { context }) => {
      expectTypeOf(state.documents).toEqualTypeOf<string[]>();
      expectTypeOf(context?.tenant).toEqualTypeOf<string | undefined>();
      return { documents: ["one"] };
    },
    // @ts-expect-error -- A channel has the type of its schema.
    wrong: () => ({ documents: 1 }),
  },
  after: { guard: async ({ answer, ledger }) => ({ answer: `${answer} ${ledger.length}` }) },
});
type Steps = "retrieve" | "wrong" | "guard";
expectTypeOf(withSteps).toExtend<
  MoaApp<Names, { documents: string[] }, { tenant: string }, Steps>
>();
void withSteps.invoke("Why?", { context: { tenant: "a" }, interruptBefore: ["guard", "ada"] });
// @ts-expect-error -- The context has the type of its schema.
void withSteps.invoke("Why?", { context: { tenant: 1 } });
// @ts-expect-error -- There is no such step.
void withSteps.invoke("Why?", { interruptBefore: ["gard"] });
const { documents } = await withSteps.invoke({ messages: "Why?", documents: [] });
expectTypeOf(documents).toEqualTypeOf<string[]>();
for await (const update of await withSteps.stream("Why?")) {
  expectTypeOf(update.guard?.documents).toEqualTypeOf<string[] | undefined>();
}
asChatModel(withSteps);
streamRun(withSteps, "Why?", { context: { tenant: "a" } });
