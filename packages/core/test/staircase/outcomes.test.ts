/** What a node with a `staircase` does when something goes wrong, or is limited. */
import { type ChatParams, RateLimitError, VendorUnavailableError } from "@moagraph/provider-kit";
import { InMemoryCache } from "@langchain/core/caches";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  AnswerFailedError,
  BrokenAnswerError,
  type CompileOptions,
  compile,
  defineGraph,
  type GraphSpec,
  proposer,
  type RunEvent,
  type Staircase,
  streamRun,
} from "../../src/index.js";
import { inSimulatedTime } from "../simulated-time.js";
import { points, pointsIn, type Prompt, WritingModel } from "./writing-models.js";

const quick: Staircase = { firstChunkTokens: 10, chunkTokens: 40, maxRounds: 4 };
const vendor = { provider: "x", message: "No.", hint: "Wait." };

interface Policies {
  readonly graph?: Partial<GraphSpec>;
  readonly fuse?: Partial<Parameters<typeof aggregator>[0]>;
}

function panel({ graph = {}, fuse = {} }: Policies = {}) {
  return defineGraph({
    name: "panel",
    // Of the shortest prompts, too: later rounds add to them.
    capabilities: { fuse: { promptCache: { minTokens: 0, blockTokens: 1 } } },
    ...graph,
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      cid: proposer({ model: "cid" }),
      fuse: aggregator({
        model: "fuse",
        reads: ["ada", "bob", "cid"],
        retry: { attempts: 3, maxDelayMs: 1 },
        ...fuse,
        staircase: { ...quick, ...fuse.staircase },
      }),
    },
    output: "fuse",
  });
}

function fuseModel(perRound = 8): WritingModel {
  return new WritingModel({ write: (prompt) => points("fuse", perRound, 1 + pointsIn(prompt)) });
}

const writes = (name: string, count = 30) => new WritingModel({ write: () => points(name, count) });

function models(own: Record<string, WritingModel> = {}) {
  return { ada: writes("ada"), bob: writes("bob"), cid: writes("cid"), fuse: fuseModel(), ...own };
}

/** Words, and then an error. */
function* breaking(text: string, error: Error): Generator<string> {
  yield* text.match(/\s*\S+/gu) ?? [];
  throw error;
}

async function eventsOf(graph: GraphSpec, options: CompileOptions): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of streamRun(compile(graph, options), { messages: "Why?" })) {
    events.push(event);
  }
  return events;
}

async function run(graph: GraphSpec, options: CompileOptions): Promise<RunEvent[]> {
  const { value, error } = await inSimulatedTime(() => eventsOf(graph, options));
  if (error !== undefined) throw error as Error;
  return value ?? [];
}

function endOf(events: readonly RunEvent[]) {
  const end = events.at(-1);
  if (end?.type !== "run-end") throw new Error("The run has not ended");
  return { ...end, lines: end.ledger.filter(({ node }) => node === "fuse") };
}

function answerIn(events: readonly RunEvent[]): string {
  return events.map((event) => (event.type === "answer-token" ? event.text : "")).join("");
}

function isWhole(answer: string): boolean {
  return answer === points("fuse", answer.match(/Point \d+/g)?.length ?? 0) && answer !== "";
}

describe("a proposal that fails after its first chunk was used", () => {
  const cid = () =>
    new WritingModel({
      write: () => breaking(points("cid", 12), new RangeError("It broke")),
    });

  test("is withdrawn: the model is told, and the ledger notes it", async () => {
    const fuse = fuseModel();
    const end = endOf(await run(panel(), { models: models({ cid: cid(), fuse }) }));
    expect(end.status).toBe("answered");
    expect(isWhole(end.status === "answered" ? (end.answer ?? "") : "")).toBe(true);
    const told = fuse.prompts.at(-1)?.some(({ text }) => text.includes("\n3 (has failed:"));
    expect(told).toBe(true);
    const notes = end.lines.flatMap((line) => line.notes ?? []);
    expect(notes).toContainEqual({ type: "fewer", usable: 2, of: 3 });
    expect(notes).toContainEqual({
      type: "withdrawn",
      proposals: [{ node: "cid", sample: 1 }],
    });
  });

  test("fails the node if none is left, with the lines of its rounds", async () => {
    const app = compile(panel(), { models: models({ ada: cid(), bob: cid(), cid: cid() }) });
    await expect(app.invoke({ messages: "Why?" })).rejects.toMatchObject({
      code: "NO_USABLE_PROPOSAL",
      ledger: expect.arrayContaining([expect.objectContaining({ node: "fuse", round: 1 })]),
    });
  });
});

test("a proposal that is requested again replaces what was shown of it", async () => {
  const cid = new WritingModel({
    write: (_, request) =>
      request === 1
        ? breaking(points("first", 8), new VendorUnavailableError(vendor))
        : points("second", 30),
  });
  const fuse = fuseModel();
  await run(panel({ graph: { retry: { attempts: 2, maxDelayMs: 1 } } }), {
    models: models({ cid, fuse }),
  });
  const last = (fuse.prompts.at(-1) ?? []).map(({ text }) => text).join("\n");
  expect(last).toContain("\n3 (replaces what you have seen of it). [");
  expect(last).toContain("Point 30 of second is here.");
});

test("the first round waits for a slow proposer, unless fewer are enough", async () => {
  const slow = () => new WritingModel({ write: () => "No, I am slow.", wordMs: 300 });
  const firstNote = async (staircase: Staircase) => {
    const graph = panel({ fuse: { staircase } });
    const { lines } = endOf(await run(graph, { models: models({ cid: slow() }) }));
    return lines[0]?.notes?.[0];
  };
  expect(await firstNote({})).toEqual({ type: "barrier", because: "complete" });
  expect(await firstNote({ atLeast: 2 })).toMatchObject({ type: "round", proposals: 2 });
});

test("a quorum cuts stragglers off, and the last round goes on without them", async () => {
  const cid = new WritingModel({ write: () => points("cid", 500), wordMs: 2 });
  const graph = panel({ fuse: { quorum: { atLeast: 2, graceMs: 5 } } });
  const events = await run(graph, { models: models({ cid }) });
  const end = endOf(events);
  expect(end.ledger.find(({ node }) => node === "cid")?.error?.code).toBe("NOT_NEEDED");
  expect(end.lines.length).toBeGreaterThan(1);
  expect(isWhole(answerIn(events))).toBe(true);
});

test("cancelling the run ends the round in flight", async () => {
  const fuse = fuseModel(500);
  const controller = new AbortController();
  const app = compile(panel(), { models: models({ fuse }) });
  const running = (async () => {
    for await (const event of streamRun(app, { messages: "Why?" }, { signal: controller.signal })) {
      if (event.type === "answer-token") controller.abort();
    }
  })();
  await running.catch(() => {});
  await expect.poll(() => fuse.cancelled).toBe(1);
});

describe("a request that fails in a round", () => {
  test("is made again with the same prompt, if nothing of it was delivered", async () => {
    const fuse = new WritingModel({
      write: (prompt, request) =>
        request === 2
          ? breaking("", new RateLimitError(vendor))
          : points("fuse", 8, 1 + pointsIn(prompt)),
    });
    const events = await run(panel(), { models: models({ fuse }) });
    expect(fuse.prompts[2]).toEqual(fuse.prompts[1]);
    const { lines } = endOf(events);
    expect(lines.slice(0, 3).map(({ round, attempt, status }) => [round, attempt, status])).toEqual(
      [
        [1, 1, "ok"],
        [2, 2, "failed"],
        [2, 3, "ok"],
      ],
    );
    expect(isWhole(answerIn(events))).toBe(true);
  });

  test("is continued after what was delivered", async () => {
    const fuse = new WritingModel({
      write: (prompt, request) => {
        const next = points("fuse", 8, 1 + pointsIn(prompt));
        return request === 2
          ? breaking(next.slice(0, 74), new VendorUnavailableError(vendor))
          : next;
      },
    });
    const events = await run(panel(), { models: models({ fuse }) });
    const answer = answerIn(events);
    expect(endOf(events).status).toBe("answered");
    expect(answer.match(/Point \d+/g)?.length).toBeGreaterThan(12);
    expect(new Set(answer.match(/Point \d+ of fuse is here\./g)).size).toBe(
      answer.match(/Point \d+ of fuse is here\./g)?.length,
    );
  });

  test("breaks the answer if it may not be made again, with all that was delivered", async () => {
    const fuse = new WritingModel({
      write: (prompt, request) =>
        request === 2
          ? breaking("", new RangeError("No."))
          : points("fuse", 8, 1 + pointsIn(prompt)),
    });
    const events = run(panel(), { models: models({ fuse }) });
    await expect(events).rejects.toThrow(BrokenAnswerError);
    await expect(events).rejects.toMatchObject({
      partialText: expect.stringMatching(/^Point 1 of fuse is here\./),
    });
  });

  test("fails the answer if nobody listened", async () => {
    const fuse = new WritingModel({ write: () => breaking("", new RangeError("No.")) });
    const app = compile(panel(), { models: models({ fuse }) });
    await expect(app.invoke({ messages: "Why?" })).rejects.toThrow(AnswerFailedError);
  });
});

test("redaction sees the joined text of a proposal", async () => {
  const cid = new WritingModel({
    write: () => ["My", " key", " is", " sk-", "secret", "-0123", ". ", points("cid", 30)],
    wordMs: 2,
  });
  const fuse = fuseModel();
  const redact = (text: string): string => text.replaceAll(/sk-\w+-\d+/g, "[key]");
  // In real time: the first run with `redact` tries the redaction out, and waits for no timer.
  await eventsOf(panel(), { models: models({ cid, fuse }), redact });
  const shown = fuse.prompts
    .flat()
    .map(({ text }) => text)
    .join("\n");
  expect(shown).toContain("[key]");
  expect(shown).not.toMatch(/sk-|secret|0123/);
});

test.each([
  ["long", ["My key is sk-", ...("0123456789".repeat(8).match(/.{5}/g) ?? []), "-end. "]],
  ["with spaces", ["My key is sk-", "key ", "0123 ", "4567 ", "-end. "]],
])("redaction sees no half of a secret that is %s", async (_, key) => {
  const cid = new WritingModel({ write: () => ["I say. ", ...key, points("cid", 30)], wordMs: 9 });
  const fuse = fuseModel();
  const redact = (text: string): string => text.replaceAll(/sk-.*-end/g, "[key]");
  const early = { fuse: { staircase: { firstChunkTokens: 2, chunkTokens: 2, maxRounds: 30 } } };
  await eventsOf(panel(early), { models: models({ cid, fuse }), redact });
  const shown = fuse.prompts.flat().map(({ text }) => text);
  expect(shown.some((text) => text.includes("I say."))).toBe(true);
  expect(shown.filter((text) => /sk-|0123|4567/.test(text))).toEqual([]);
});

test("the first round waits for a whole word", async () => {
  const fuse = fuseModel();
  const early = { firstChunkTokens: 1, atLeast: 1 };
  const slow = () => new WritingModel({ write: () => ["\n\n\n", "Yes", ",", " it", " is."] });
  const own = { ada: slow(), bob: slow(), cid: slow(), fuse };
  await run(panel({ fuse: { staircase: early } }), { models: own });
  expect(fuse.prompts[0]?.[0]?.text).toMatch(/\n1\. \[\d{9}\] \s*Yes,\n/);
});

test("names of models are hidden in the joined text of a proposal", async () => {
  const cid = new WritingModel({ write: () => `I am Ada. ${points("it", 30)}`, wordMs: 3 });
  const fuse = fuseModel();
  const graph = panel({ fuse: { anonymise: true, shuffle: { seed: 7 } } });
  const { lines } = endOf(await run(graph, { models: models({ cid, fuse }) }));
  const shown = fuse.prompts
    .flat()
    .map(({ text }) => text)
    .join("\n");
  expect(shown).toContain("I am [a model].");
  expect(shown).not.toContain("I am Ada.");
  const types = lines.at(-1)?.notes?.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(["anonymised", "shuffled"]));
});

test("proposals from a cache are complete at once: the node asks as usual, and is cached too", async () => {
  const cache = new InMemoryCache();
  const own = models();
  const app = compile(panel(), { models: own, cache });
  await app.invoke({ messages: "Why?" });
  const second = await app.invoke({ messages: "Why?" });
  const third = await app.invoke({ messages: "Why?" });
  const line = (ledger: typeof second.ledger) => ledger.find(({ node }) => node === "fuse");
  expect(line(second.ledger)?.notes).toContainEqual({ type: "barrier", because: "complete" });
  expect(line(third.ledger)?.status).toBe("cached");
});

describe("`maxOutputTokens`", () => {
  /** Makes models that keep to their limit, a word as a token, and records the limits. */
  function limited(limits: (number | undefined)[] = []) {
    const write = (prompt: Prompt): string => points("fuse", 40, 1 + pointsIn(prompt));
    const fuse = ({ maxOutputTokens }: ChatParams): WritingModel => {
      limits.push(maxOutputTokens);
      return new WritingModel({ write, maxWords: maxOutputTokens });
    };
    return { ...models(), fuse };
  }

  test("limits the text of all rounds together", async () => {
    const limits: (number | undefined)[] = [];
    const graph = panel({ fuse: { maxOutputTokens: 100 } });
    const { lines } = endOf(await run(graph, { models: limited(limits) }));
    const [first, ...later] = limits;
    expect(first).toBe(100);
    expect(later.every((limit = 100, at) => limit < (later[at - 1] ?? 100))).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.at(-1)?.finishReason).toBe("length");
    const note = { type: "truncated", maxOutputTokens: later.at(-1) };
    expect(lines.at(-1)?.notes).toContainEqual(note);
  });

  test("ends the text with the round that reaches it", async () => {
    const graph = panel({ fuse: { maxOutputTokens: 20 } });
    const { lines } = endOf(await run(graph, { models: limited() }));
    expect(lines.map(({ round, finishReason }) => [round, finishReason])).toEqual([[1, "length"]]);
  });

  test("fails the call with `onTruncated: fail`", async () => {
    const graph = panel({ fuse: { maxOutputTokens: 100, onTruncated: "fail" } });
    const app = compile(graph, { models: limited() });
    await expect(app.invoke({ messages: "Why?" })).rejects.toMatchObject({ code: "ANSWER_FAILED" });
  });
});

test("the reasoning of each round is separated, and none of it is part of the answer", async () => {
  const fuse = new WritingModel({
    write: (prompt) => `<think>What is next?</think>${points("fuse", 8, 1 + pointsIn(prompt))}`,
  });
  const events = await run(panel(), { models: models({ fuse }) });
  expect(isWhole(answerIn(events))).toBe(true);
  expect(endOf(events).lines.every(({ reasoningTokens = 0 }) => reasoningTokens > 0)).toBe(true);
});
