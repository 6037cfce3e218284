import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  type GraphSpec,
  proposer,
  ranker,
  type RankerSpec,
  verifier,
  type VerifierSpec,
} from "../src/index.js";
import { checkGraph } from "../src/validate/check-graph.js";
import { isPassed, numbersNamed } from "../src/step/reading/verdict-text.js";
import { panelOf, shownTo } from "./panel.js";
import { ScriptedModel } from "./scripted-model.js";

const reads = ["ada", "bob", "eve"] as const;

function proposersOf({ reads: names }: RankerSpec | VerifierSpec): GraphSpec["nodes"] {
  return Object.fromEntries(names.map((name) => [name, proposer({ model: name })]));
}

/** The answer and the number of requests, if a judge replies with these texts. */
async function judged(
  node: RankerSpec | VerifierSpec,
  ...replies: string[]
): Promise<[answer: string, requests: number]> {
  const nodes = { ...proposersOf(node), end: node };
  const graph = checkGraph({ version: 1, name: "g", nodes, output: "end" });
  const { app, models } = panelOf(graph, { judge: new ScriptedModel(replies) });
  const { answer } = await app.invoke({ messages: "Which?" });
  return [answer, models["judge"]?.asked.length ?? 0];
}

describe("the verdict of a ranker", () => {
  test.each([
    "Of the 3 answers, number 2 is the best.",
    "Answer 1 is wrong, answer 3 is vague, so: 2",
    "2 > 1 > 3",
    "Answer 1 or 2",
    "1. Answer 2\n2. Answer 1",
    "None of them.",
    "All 3 answers are wrong.",
    "1 is the worst.",
    "Not 3.",
    "I rate it 3 out of 10",
    "2\n\nOr rather:\n1",
    "7",
    "Answer 0",
  ])("is unclear in %j, and asked for once more", async (reply) => {
    expect(await judged(ranker({ model: "judge", reads }), reply, "2")).toEqual(["bob says", 2]);
  });

  test.each([
    "2",
    "Answer 2.",
    "**2**",
    "Number 2, by far: 2!",
    "#2 (9.5 of 10)",
    "2\n\nAnswer 1 is wrong, answer 3 is vague.",
    "Answer 1 is wrong, answer 3 is vague.\n**2**",
    "<think>1 is wrong, 3 is vague.</think>2",
    "1 is wrong, 3 is vague.</think>\n2",
  ])("is 2 in %j", async (reply) => {
    expect(await judged(ranker({ model: "judge", reads }), reply)).toEqual(["bob says", 1]);
  });

  test("of the best two names two", async () => {
    const graph = defineGraph({
      name: "g",
      nodes: {
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        eve: proposer({ model: "eve" }),
        two: ranker({ model: "judge", reads, keep: 2 }),
        fuse: aggregator({ model: "fuse", reads: ["two"] }),
      },
      output: "fuse",
    });
    const { app, models } = panelOf(graph, { judge: new ScriptedModel(["3, 1, 2", "3, 1"]) });
    await app.invoke({ messages: "Which?" });
    expect(shownTo(models["fuse"])).toEqual(["eve says", "ada says"]);
    expect(models["judge"]?.asked).toHaveLength(2);
  });
});

describe("the verdict of a verifier", () => {
  const only = verifier({ model: "judge", reads: ["ada"] });

  test.each([
    "PASS",
    "pass.",
    "**PASS**: it does not fail.",
    "PASS - it is right",
    "Passed",
    "<think>FAIL?</think>PASS",
    "Verdict: PASS",
    "I have checked it.\n\nFinal verdict: **PASS**",
    "[PASS]",
    "\\boxed{PASS}",
    "<answer>PASS</answer>",
  ])("is a pass in %j", async (reply) => {
    expect(await judged(only, reply)).toEqual(["ada says", 1]);
  });

  test.each([
    "PASS or FAIL? FAIL.",
    "PASS/FAIL: PASS",
    "pass or fail: fail",
    "PASS? No.",
    "PASS is not deserved.",
    "PASS-ish, mostly wrong",
    "Pass the salt",
    "It is not a PASS.",
    "Passing it on.",
    "I cannot tell.",
  ])("is unclear in %j, and asked for once more", async (reply) => {
    expect(await judged(only, reply, "PASS")).toEqual(["ada says", 2]);
  });

  test("is read in linear time", () => {
    const blank = " ".repeat(1_000_000);
    const replies = [`PASS${blank}x`, `x${blank}PASS`, `${"PASS ".repeat(200_000)}x`, `${blank}x`];
    expect(replies.map(isPassed)).toEqual([undefined, true, undefined, undefined]);
    expect(numbersNamed(`${"1 ".repeat(500_000)}x`)).toEqual([1]);
    expect(numbersNamed(`1${blank}x`)).toEqual([1]);
  });
});

describe("a structured verdict", () => {
  /** The judge's replies read as verdicts: the answer, and what the judge was asked. */
  async function structured(node: RankerSpec | VerifierSpec, ...replies: string[]) {
    const graph = checkGraph({
      version: 1,
      name: "g",
      nodes: { ...proposersOf(node), end: node },
      output: "end",
      capabilities: { judge: { structuredOutput: true } },
    });
    const judge = new ScriptedModel(replies);
    const { answer } = await panelOf(graph, { judge }).app.invoke({ messages: "Which?" });
    const { options, asked } = judge;
    const instruction = asked[0]?.[0]?.text ?? "";
    const formats = options.map((given) => JSON.stringify(given["response_format"] ?? null));
    return { answer, formats, instruction, reminder: asked[1]?.at(-1)?.text };
  }

  const both = ["ada", "bob"] as const;

  test.each([
    [ranker({ model: "judge", reads: both }), ['{"best": [2]}'], '"best"'],
    [ranker({ model: "judge", reads: both, method: "pairwise" }), ['{"better": 2}'], '"better"'],
    [verifier({ model: "judge", reads: ["bob"] }), ['{"verdict": "PASS"}'], '"verdict"'],
  ])("is asked for as an object, and read: %#", async (node, replies, key) => {
    const { answer, formats, instruction } = await structured(node, ...replies);
    expect(answer).toBe("bob says");
    expect(formats).toEqual([expect.stringContaining(key)]);
    expect(instruction).toContain(`{${key}:`);
  });

  test("may come as text, and is reminded of as an object", async () => {
    const node = ranker({ model: "judge", reads: both });
    expect(await structured(node, "Both are good.", "2")).toMatchObject({
      answer: "bob says",
      reminder: 'Reply with one number from 1 to 2 as {"best": [number]}, and nothing else.',
    });
  });

  test.each([{ verdictAs: "text" }, { prompt: "Which number is best?" }] as const)(
    "is not asked for with %j",
    async (settings) => {
      const node = ranker({ model: "judge", reads: both, ...settings });
      const { formats, instruction } = await structured(node, "2");
      expect(formats).toEqual(["null"]);
      expect(instruction).not.toContain("{");
    },
  );
});
