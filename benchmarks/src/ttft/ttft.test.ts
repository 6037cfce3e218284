import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import { assumptions } from "../quorum/assumptions.js";
import type { AnswerTexts } from "./answer-texts.js";
import { AskedRecipe } from "./asked-recipe.js";
import { outcomeOf } from "./outcome.js";
import { PrefixCache } from "./prefix-cache.js";
import { measureRealTime } from "./real-time/real-time.js";
import { goalRows } from "./goals.js";
import { allJobs, runJob } from "./jobs.js";
import type { DoneJob } from "./run-jobs.js";
import { tokenRows } from "./tables.js";
import { textLeft } from "./text-left.js";
import { graphs, ways } from "./ways.js";

/** Texts for where the published answers are not there. */
const made: AnswerTexts = {
  questions: 4,
  question: (question) => `What is ${question}?`,
  of(_, node, question) {
    const sentences = 12 + 3 * question + (node.length % 7);
    return Array.from(
      { length: sentences },
      (_each, at) =>
        `Sentence ${at + 1} of ${node} says a thing about it.${at % 4 === 3 ? "\n\n" : " "}`,
    )
      .join("")
      .trim();
  },
};

const asked = { seed: 1, pieceWords: 4, assumptions: { ...assumptions, stragglers: 0 } };
const staircase = () => new AskedRecipe(graphs["moa-lite"], ways.staircase, made);
const barrier = () => new AskedRecipe(graphs["moa-lite"], ways.barrier, made);

describe("a recipe with a staircase, in simulated time", () => {
  test("starts its answer earlier, ends it no later, and writes the same text", async () => {
    const [early, late] = [staircase(), barrier()];
    for (const question of [0, 3]) {
      const own = outcomeOf(await early.ask({ ...asked, question }));
      const other = outcomeOf(await late.ask({ ...asked, question }));
      expect(own.firstTokenMs).toBeLessThan(other.firstTokenMs / 2);
      expect(own.lastTokenMs).toBeLessThanOrEqual(other.lastTokenMs);
      expect([own.isIntact, other.isIntact]).toEqual([true, true]);
      expect(own.inputTokens).toBeGreaterThan(other.inputTokens);
    }
  });

  test("has the same text if models stream word by word", async () => {
    const { answer, expected } = await staircase().ask({ ...asked, question: 2, pieceWords: 1 });
    expect(answer).toBe(expected);
  });

  test("gives the same result in every measurement", async () => {
    const each = { ...asked, question: 1 };
    const [first, second] = [await staircase().ask(each), await staircase().ask(each)];
    // The fence's mark is random.
    expect(second.firstTokenMs).toBe(first.firstTokenMs);
    expect(second.lastTokenMs).toBe(first.lastTokenMs);
  });
});

describe("textLeft", () => {
  const text = "One is here. Two is here. Three is here.";
  const asksForMore = new HumanMessage("Go on. You will not conclude: you will be shown more.");

  test("is the rest of the text, after what the model has written", () => {
    const left = textLeft(text, [new AIMessage("One is here."), new HumanMessage("Go on.")]);
    expect(left).toEqual({ text: "Two is here. Three is here.", isEarly: false });
  });

  test("is without the last sentence while proposals are being written", () => {
    const left = textLeft(text, [new AIMessage("One is here."), asksForMore]);
    expect(left).toEqual({ text: "Two is here.", isEarly: true });
  });

  test("throws if the answer so far is another text", () => {
    const messages = [new AIMessage("One here."), new HumanMessage("Go on.")];
    expect(() => textLeft(text, messages)).toThrow("Not the text written");
  });
});

describe("PrefixCache", () => {
  const prompt = (words: number) => [new HumanMessage("of the ".repeat(words))];

  test("has whole blocks of a prompt's beginning, from its minimum on", () => {
    const cache = new PrefixCache({ blockTokens: 128, minTokens: 1024 });
    expect(cache.count("ada", prompt(1000)).cached).toBe(0);
    const { input, cached } = cache.count("ada", prompt(2000));
    expect(cached % 128).toBe(0);
    expect(cached).toBeGreaterThan(input / 2 - 256);
    expect(cached).toBeLessThanOrEqual(input / 2);
  });

  test("has nothing of short prompts, nor of prompts to another model", () => {
    const cache = new PrefixCache();
    cache.count("ada", prompt(100));
    expect(cache.count("ada", prompt(100)).cached).toBe(0);
    cache.count("ada", prompt(1000));
    expect(cache.count("bob", prompt(1000)).cached).toBe(0);
  });
});

test("the plan has each recipe with each policy, and a single model, for both kinds of stragglers", () => {
  const jobs = allJobs(1, 1);
  expect(jobs).toHaveLength(18);
  expect(new Set(jobs.map(({ stragglerTimes }) => stragglerTimes))).toEqual(new Set([3, 10]));
});

test("the tables compare a staircase with the barrier", async () => {
  const job = { graph: "moa-lite", stragglerTimes: 3, questions: 2, seed: 1 } as const;
  const jobs: DoneJob[] = [];
  for (const way of ["barrier", "staircase"] as const) {
    jobs.push({ ...job, way, outcomes: await runJob({ ...job, way }, made) });
  }
  const [, tokens = []] = tokenRows(jobs);
  expect(Number(tokens[5])).toBeGreaterThan(1);
  expect(tokens.slice(-3, -1)).toEqual(["0", "2 of 2"]);
  expect(goalRows(jobs).map(([goal, , , , , reached]) => [goal, reached])).toContainEqual([
    "first token, p95, of the barrier's",
    "no",
  ]);
});

test("runs over HTTP have the same text", async () => {
  const options = { questions: { "moa-lite": 1 }, seed: 1, assumptions, speed: 200 };
  const runs = await measureRealTime(made, options);
  expect(runs.map(({ way }) => way)).toEqual(["barrier", "staircase"]);
  expect(runs.flatMap((each) => each.runs).every(({ isIntact }) => isIntact)).toBe(true);
});
