import { HumanMessage } from "@langchain/core/messages";
import type { Provider } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { estimatePromptTokens } from "../src/tokens/estimate-tokens.js";
import {
  aggregator,
  type CallNote,
  compile,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  proposer,
  ranker,
  type RunEvent,
  streamRun,
} from "../src/index.js";
import { always, type ScriptedModel } from "./scripted-model.js";

const words = (count: number, word: string): string => `${word} `.repeat(count).trim();

/** Models with a window of 800 tokens, but for `x:wide`. */
function appOf(graph: GraphSpec, models: Readonly<Record<string, ScriptedModel>>): MoaApp {
  const provider: Provider = {
    id: "x",
    chat: async (model) => models[model] ?? always(`${model} says`),
    facts: (model) => ({
      contextTokens: { value: model === "wide" ? 80_000 : 800, source: "test", asOf: "2026-01-01" },
    }),
  };
  return compile(graph, { providers: [provider] });
}

const panel = (policies: Partial<GraphSpec> = {}): GraphSpec =>
  defineGraph({
    name: "panel",
    nodes: {
      short: proposer({ model: "x:short" }),
      long: proposer({ model: "x:long" }),
      fuse: aggregator({ model: "x:fuse", reads: ["short", "long"] }),
    },
    output: "fuse",
    ...policies,
  });

const long = (): ScriptedModel => always(words(2_000, "long"));
const short = (): ScriptedModel => always(words(20, "short"));

describe("a prompt that does not fit its model's window", () => {
  test("is not sent: the call fails, and says what to set", async () => {
    const fuse = always("fused");
    const app = appOf(panel(), { fuse, long: long(), short: short() });
    await expect(app.invoke({ messages: "Why?" })).rejects.toMatchObject({
      code: "ANSWER_FAILED",
      call: {
        attempt: 0,
        error: { code: "CALL_TOO_LONG", hint: expect.stringContaining("onTooLong") },
      },
    });
    expect(fuse.asked).toEqual([]);
  });

  test("goes to a fallback with a larger one", async () => {
    const wide = always("wide says");
    const app = appOf(panel({ fallback: ["x:wide"] }), { wide, long: long(), short: short() });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("wide says");
    expect(ledger.at(-1)?.notes).toEqual([
      { type: "fallback", from: "x:fuse", code: "CALL_TOO_LONG" },
    ]);
    expect(JSON.stringify(wide.asked)).toContain(words(2_000, "long"));
  });

  test.each(["drop-longest", "truncate-each"] as const)(
    "is made to fit by %s, and ledger and event say so",
    async (onTooLong) => {
      const fuse = always("fused");
      const app = appOf(panel({ onTooLong }), { fuse, long: long(), short: short() });
      const { notes, ledgerNotes } = await notesOf(app);
      const [note] = notes;
      expect(note).toMatchObject({ proposals: [{ node: "long", sample: 1 }] });
      expect(ledgerNotes).toEqual(notes);
      const shown = JSON.stringify(fuse.asked);
      expect(shown).toContain(words(20, "short"));
      expect(shown.includes(words(30, "long"))).toBe(onTooLong === "truncate-each");
    },
  );

  test("leaves a ranker's verdict to what it was shown", async () => {
    const graph = defineGraph({
      name: "ranked",
      nodes: {
        long: proposer({ model: "x:long" }),
        one: proposer({ model: "x:one" }),
        two: proposer({ model: "x:two" }),
        best: ranker({
          model: "x:judge",
          reads: ["long", "one", "two"],
          onTooLong: "drop-longest",
        }),
      },
      output: "best",
    });
    const app = appOf(graph, { long: long(), judge: always("2") });
    const { answer } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("two says");
  });
});

describe("a judge whose reply is unclear", () => {
  const graph = (maxOutputTokens?: number): GraphSpec =>
    defineGraph({
      name: "judged",
      nodes: {
        one: proposer({ model: "x:one" }),
        two: proposer({ model: "x:two" }),
        best: ranker({
          model: "x:judge",
          reads: ["one", "two"],
          onUnclear: "keep-all",
          ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
        }),
        fuse: aggregator({ model: "x:fuse", reads: ["best"] }),
      },
      output: "fuse",
    });

  test("is not asked once more where that does not fit: its verdict stays unclear", async () => {
    const judge = always(words(800, "hm"));
    const { answer, ledger } = await appOf(graph(), { judge }).invoke({ messages: "Why?" });
    expect(answer).toBe("fuse says");
    expect(judge.asked).toHaveLength(1);
    const lines = ledger.filter(({ node }) => node === "best");
    expect(lines).toMatchObject([{ attempt: 1, status: "failed" }]);
    expect(lines[0]?.error).toMatchInlineSnapshot(`
      {
        "code": "UNCLEAR_VERDICT",
        "hint": "Use a model with a larger context window, or lower \`maxOutputTokens\`.",
        "message": "The reply has no verdict. The model was not asked again: the prompt would exceed its context window.",
      }
    `);
  });

  test("is asked once more where that fits, with the room its reply may take", async () => {
    const judge = always(words(60, "hm"));
    await appOf(graph(), { judge }).invoke({ messages: "Why?" });
    expect(judge.asked).toHaveLength(2);
    const wordy = always(words(60, "hm"));
    await appOf(graph(600), { judge: wordy }).invoke({ messages: "Why?" });
    expect(wordy.asked).toHaveLength(1);
  });
});

describe("a window without room for a token of a reply", () => {
  test("is not sent a prompt that fills it", async () => {
    const ada = always("Yes.");
    const solo = defineGraph({
      name: "solo",
      nodes: { ada: proposer({ model: "x:ada" }) },
      output: "ada",
    });
    const app = (question: string) => appOf(solo, { ada }).invoke({ messages: question });
    const tokensOf = (text: string) => estimatePromptTokens([new HumanMessage(text)]);
    const oneByOne = [...Array(60).keys()].map((more) => words(770 + more, "word"));
    const texts = oneByOne.map((text) => ({ text, tokens: tokensOf(text) }));
    expect(texts.at(-1)?.tokens).toBeGreaterThan(800);
    const longest = texts.findLast(({ tokens }) => tokens <= 800);
    const fits = texts.findLast(({ tokens }) => tokens < 800);
    expect((await app(fits?.text ?? "")).answer).toBe("Yes.");
    await expect(app(longest?.text ?? "")).rejects.toMatchObject({
      call: { attempt: 0, error: { code: "CALL_TOO_LONG" } },
    });
    expect(ada.asked).toHaveLength(1);
  });
});

describe("shuffle", () => {
  test.each([1, 2, 3, 4, 5])("maps a ranker's verdict back, seed %i", async (seed) => {
    const graph = defineGraph({
      name: "ranked",
      nodes: {
        a: proposer({ model: "x:a" }),
        b: proposer({ model: "x:b" }),
        c: proposer({ model: "x:c" }),
        best: ranker({
          model: "x:judge",
          reads: ["a", "b", "c"],
          shuffle: { seed },
          anonymise: true,
        }),
      },
      output: "best",
    });
    const judge = always("1");
    const { answer, ledger } = await appOf(graph, { judge }).invoke({ messages: "Why?" });
    const shuffled = ledger.at(-1)?.notes?.find(({ type }) => type === "shuffled");
    const [first] = shuffled?.type === "shuffled" ? shuffled.order : [];
    expect(answer).toBe(`${first?.node} says`);
  });

  test.each([1, 2, 3, 4])("maps verdicts of pairs back, seed %i", async (seed) => {
    const graph = defineGraph({
      name: "pairs",
      nodes: {
        a: proposer({ model: "x:a" }),
        b: proposer({ model: "x:b" }),
        best: ranker({
          model: "x:judge",
          reads: ["a", "b"],
          method: "pairwise",
          shuffle: { seed },
        }),
      },
      output: "best",
    });
    const { answer, ledger } = await appOf(graph, { judge: always("2") }).invoke({
      messages: "Why?",
    });
    const [note] = ledger.find(({ node }) => node === "best")?.notes ?? [];
    const second = note?.type === "shuffled" ? note.order[1] : undefined;
    expect(answer).toBe(`${second?.node} says`);
  });
});

describe("anonymise", () => {
  test("hides who wrote what from the model and from a prompt function, not from the state", async () => {
    const fuse = always("fused");
    const graph = defineGraph({
      name: "hidden",
      nodes: {
        qwen: proposer({ model: "x:Qwen/Qwen2.5-72B" }),
        fuse: aggregator({ model: "x:fuse", reads: ["qwen"], anonymise: true }),
      },
      output: "fuse",
    });
    const app = appOf(graph, { fuse, "Qwen/Qwen2.5-72B": always("As Qwen2.5-72B, I say yes.") });
    const { proposals } = await app.invoke({ messages: "Why?" });
    expect(JSON.stringify(fuse.asked)).toContain("As [a model], I say yes.");
    expect(proposals[0]?.text).toBe("As Qwen2.5-72B, I say yes.");
  });
});

async function notesOf(app: MoaApp): Promise<{ notes: CallNote[]; ledgerNotes: unknown }> {
  const events: RunEvent[] = [];
  for await (const event of streamRun(app, { messages: "Why?" })) events.push(event);
  const notes = events.flatMap((event) => (event.type === "call-note" ? [event.note] : []));
  const end = events.at(-1);
  return { notes, ledgerNotes: end?.type === "run-end" ? end.ledger.at(-1)?.notes : undefined };
}
