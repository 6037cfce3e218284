/**
 * Nodes with a `staircase`: their text is written in rounds, while the proposals that they read are being
 * written.
 */
import { describe, expect, test } from "vitest";
import {
  aggregator,
  compile,
  defineGraph,
  type MoaApp,
  proposer,
  type RunEvent,
  type Staircase,
  streamRun,
} from "../../src/index.js";
import { inSimulatedTime } from "../simulated-time.js";
import { points, pointsIn, type Prompt, WritingModel } from "./writing-models.js";

const quick: Staircase = { firstChunkTokens: 10, chunkTokens: 40, maxRounds: 4 };

function panel(staircase: Staircase | undefined = quick) {
  return defineGraph({
    name: "panel",
    // Short prompts are cached, too: later rounds add to them.
    capabilities: { fuse: { promptCache: { minTokens: 0, blockTokens: 1 } } },
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      fuse: aggregator({ model: "fuse", reads: ["ada", "bob"], staircase }),
    },
    output: "fuse",
  });
}

/** Writes as many points per round as it is asked for, always the next ones. */
function continuing(perRound: number) {
  return new WritingModel({
    write: (prompt) => points("fuse", perRound, 1 + pointsIn(prompt)),
  });
}

function threeModels(fuse: WritingModel) {
  return {
    ada: new WritingModel({ write: () => points("ada", 30) }),
    bob: new WritingModel({ write: () => points("bob", 30) }),
    fuse,
  };
}

async function eventsOf(
  models: ReturnType<typeof threeModels>,
  staircase?: Staircase,
): Promise<readonly RunEvent[]> {
  return eventsOfRun(compile(panel(staircase), { models }));
}

async function eventsOfRun(app: MoaApp): Promise<readonly RunEvent[]> {
  const { value, error } = await inSimulatedTime(async () => {
    const events: RunEvent[] = [];
    for await (const event of streamRun(app, { messages: "Why?" })) events.push(event);
    return events;
  });
  if (error !== undefined) throw error as Error;
  return value ?? [];
}

function answerIn(events: readonly RunEvent[]): string {
  return events.map((event) => (event.type === "answer-token" ? event.text : "")).join("");
}

describe("a node with a staircase", () => {
  test("writes its answer before the proposals have ended, and each round in a line", async () => {
    const events = await eventsOf(threeModels(continuing(8)));
    const types = events.map(({ type }) => type);
    expect(types.indexOf("answer-token")).toBeLessThan(types.indexOf("proposal-end"));
    const end = events.at(-1);
    if (end?.type !== "run-end") throw new Error("The run has not ended");
    const lines = end.ledger.filter(({ node }) => node === "fuse");
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map(({ round }) => round)).toEqual(lines.map((_, at) => at + 1));
    expect(lines.map(({ attempt }) => attempt)).toEqual(lines.map((_, at) => at + 1));
    expect(lines.every(({ status }) => status === "ok")).toBe(true);
    expect(types.filter((type) => type === "round-end")).toHaveLength(lines.length - 1);
  });

  test("joins the rounds to one text, which the listener gets as it is", async () => {
    const events = await eventsOf(threeModels(continuing(8)));
    const end = events.at(-1);
    const answer = answerIn(events);
    const written = answer.match(/Point \d+ of fuse is here\./g) ?? [];
    expect(answer).toBe(points("fuse", written.length));
    expect(end).toMatchObject({ status: "answered", answer });
  });

  test("adds to its first prompt, so that prompt caches keep it", async () => {
    const fuse = continuing(8);
    await eventsOf(threeModels(fuse));
    for (const [at, prompt] of fuse.prompts.entries()) {
      const before = fuse.prompts[at - 1] ?? [];
      expect(prompt.slice(0, before.length)).toEqual(before);
    }
    expect(
      fuse.prompts
        .at(-1)
        ?.map(({ role }) => role)
        .slice(0, 4),
    ).toEqual(["system", "human", "ai", "human"]);
  });

  test("lists the proposals anew while its prompts are too short for prompt caches", async () => {
    const fuse = continuing(8);
    const app = compile({ ...panel(), capabilities: {} }, { models: threeModels(fuse) });
    const { answer } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe(points("fuse", pointsIn([{ role: "ai", text: answer ?? "" }])));
    for (const prompt of fuse.prompts.slice(1)) {
      expect(prompt.map(({ role }) => role)).toEqual(["system", "human", "ai", "human"]);
    }
    expect(shownOf(1, fuse.prompts.at(-1))).toBe(points("ada", 30));
  });

  test("is shown each word of the proposals once, over all its rounds", async () => {
    const fuse = continuing(8);
    await eventsOf(threeModels(fuse));
    expect(shownOf(1, fuse.prompts.at(-1))).toBe(points("ada", 30));
    expect(shownOf(2, fuse.prompts.at(-1))).toBe(points("bob", 30));
  });

  test("uses the same mark around the proposals in all rounds, and another in another run", async () => {
    const fuse = continuing(8);
    const models = threeModels(fuse);
    await eventsOf(models);
    const marks = (): Set<string> =>
      new Set(fuse.prompts.flat().flatMap(({ text }) => text.match(/\[\d{9}\]/g) ?? []));
    expect(marks().size).toBe(1);
    await eventsOf(models);
    expect(marks().size).toBe(2);
  });

  test("cancels the request of a round when the next one may start", async () => {
    const fuse = continuing(60);
    await eventsOf(threeModels(fuse), { ...quick, maxRounds: 2 });
    expect(fuse.cancelled).toBe(1);
  });

  test("ends a round that has written nothing when the proposals have ended", async () => {
    const fuse = new WritingModel({ write: () => points("fuse", 2), wordMs: 1_000 });
    const events = await eventsOf(threeModels(fuse));
    const end = events.at(-1);
    if (end?.type !== "run-end") throw new Error("The run has not ended");
    const [first, last, ...others] = end.ledger.filter(({ node }) => node === "fuse");
    expect(others).toEqual([]);
    expect(first).toMatchObject({ round: 1, status: "ok", outputTokens: 0 });
    expect(last).toMatchObject({ notes: [{ type: "barrier", because: "complete" }] });
    expect(last?.startedMs).toBeLessThan(1_000);
    expect(answerIn(events)).toBe(points("fuse", 2));
  });

  test("leaves a round that wrote nothing out of the prompts of later rounds", async () => {
    const fuse = new WritingModel({
      write: (prompt, request) => (request === 2 ? "" : points("fuse", 8, 1 + pointsIn(prompt))),
    });
    const events = await eventsOf(threeModels(fuse), { ...quick, maxRounds: 4 });
    expect(fuse.prompts.length).toBeGreaterThan(2);
    for (const prompt of fuse.prompts) {
      const roles = prompt.map(({ role }) => role).slice(1);
      expect(roles).toEqual(roles.map((_, at) => (at % 2 === 0 ? "human" : "ai")));
    }
    expect(answerIn(events)).toBe(points("fuse", pointsIn(fuse.prompts.at(-1) ?? []) + 8));
  });

  test("makes no more rounds than it may", async () => {
    const fuse = continuing(8);
    await eventsOf(threeModels(fuse), { ...quick, maxRounds: 2 });
    expect(fuse.prompts).toHaveLength(2);
  });

  test("continues a model that had finished before the proposals", async () => {
    const fuse = continuing(1);
    const events = await eventsOf(threeModels(fuse), { ...quick, maxRounds: 3 });
    expect(answerIn(events)).toBe(
      ["Point 1 of fuse is here.", "Point 2 of fuse is here.", "Point 3 of fuse is here."].join(
        "\n\n",
      ),
    );
  });

  test("is complete when the model has nothing to add", async () => {
    const fuse = new WritingModel({
      write: (_, request) => (request === 1 ? points("fuse", 8) : ""),
    });
    const events = await eventsOf(threeModels(fuse), quick);
    expect(answerIn(events)).toMatch(/^Point 1 of fuse is here\./);
    expect(events.at(-1)).toMatchObject({ status: "answered" });
  });

  test("asks as usual, with a note, if the proposals had ended before", async () => {
    const fuse = continuing(8);
    const short = { write: () => "Yes." };
    const models = { ada: new WritingModel(short), bob: new WritingModel(short), fuse };
    const app = compile(panel({ firstChunkTokens: 50 }), { models });
    const { ledger } = await app.invoke({ messages: "Why?" });
    const line = ledger.find(({ node }) => node === "fuse");
    expect(line?.notes).toEqual([{ type: "barrier", because: "complete" }]);
    expect(line?.round).toBeUndefined();
    expect(fuse.prompts).toHaveLength(1);
  });

  test("waits for its turn, with a note, in the plain wiring", async () => {
    const fuse = continuing(8);
    const app = compile(panel(), { models: threeModels(fuse), wiring: "plain" });
    const { ledger } = await app.invoke({ messages: "Why?" });
    const line = ledger.find(({ node }) => node === "fuse");
    expect(line?.notes).toEqual([{ type: "barrier", because: "turn" }]);
    expect(fuse.prompts).toHaveLength(1);
  });

  test("discards what it wrote, and asks for the whole, if the model begins again", async () => {
    const fuse = new WritingModel({ write: () => points("fuse", 12) });
    const events = await eventsOf(threeModels(fuse));
    const end = events.at(-1);
    expect(end).toMatchObject({ status: "answered", answer: points("fuse", 12) });
    const reset = events.findIndex(({ type }) => type === "answer-reset");
    expect(answerIn(events.slice(reset))).toBe(points("fuse", 12));
    const notes = events.flatMap((event) => (event.type === "call-note" ? [event.note] : []));
    expect(notes).toContainEqual({ type: "barrier", because: "starts-over" });
    expect(fuse.prompts).toHaveLength(3);
  });
});

/** What a prompt shows of a proposal, in all its messages. */
function shownOf(number: number, prompt: Prompt = []): string {
  const text = prompt.map((message) => message.text).join("\n");
  const quoted = text.matchAll(/\n(\d+)[^.\n]*\. (\[\d{9}\]) (.*?)(?=\n[^\n]*\2)/gsu);
  return [...quoted].flatMap((match) => (Number(match[1]) === number ? [match[3]] : [])).join(" ");
}

test("a graph of three layers writes its answer while the first layer still writes", async () => {
  const graph = defineGraph({
    name: "tower",
    staircase: quick,
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      one: aggregator({ model: "one", reads: ["ada", "bob"] }),
      two: aggregator({ model: "two", reads: ["ada", "bob"] }),
      fuse: aggregator({ model: "fuse", reads: ["one", "two"] }),
    },
    output: "fuse",
  });
  const models = { ...threeModels(continuing(12)), one: continuing(12), two: continuing(12) };
  const events = await eventsOfRun(compile(graph, { models }));
  const first = events.findIndex(({ type }) => type === "answer-token");
  const ended = events.flatMap((event, at) =>
    event.type === "proposal-end" ? [event.node] : at === first ? ["answer"] : [],
  );
  expect(ended[0]).toBe("answer");
  expect(ended.toSorted()).toEqual(["ada", "answer", "bob", "one", "two"]);
});
