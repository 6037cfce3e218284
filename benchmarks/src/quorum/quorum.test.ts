import { layersOf } from "@moagraph/core";
import { moa, moaLite } from "@moagraph/recipes";
import { describe, expect, test } from "vitest";
import { isDataThere } from "../answers/published-answers.js";
import { type AnswerTokens, readAnswerTokens } from "./answer-tokens.js";
import { type Asked, askQuestion, pacesOf } from "./ask-question.js";
import { assumptions } from "./assumptions.js";
import { measureQuorumGain } from "./quorum-gain.js";
import { inSimulatedTime } from "./simulated-time.js";

/** Answers of any length, for where the real ones are not there. */
const made: AnswerTokens = {
  questions: 20,
  aggregatedTimes: 1.2,
  of: (model, question) => 20 + 3 * model.length + 11 * question,
};

const asked = (question: number): Asked => ({
  graph: moaLite.graph,
  policies: {},
  seed: 1,
  question,
  assumptions: { ...assumptions, stragglers: 0.2 },
});

/** What the proposers of moa-lite and its aggregator take. */
function timesOf(each: Asked): { wholes: number[]; firstTokenMs: number } {
  const [proposers = [], [fuse = ""] = []] = layersOf(each.graph);
  const paces = pacesOf(each, made);
  const wholes = proposers.map((name) => paces.get(name)?.wholeMs ?? 0);
  return {
    wholes: wholes.toSorted((a, b) => a - b),
    firstTokenMs: paces.get(fuse)?.firstTokenMs ?? 0,
  };
}

describe("the first token of an answer, in simulated time", () => {
  test.each([0, 1, 2, 3, 4])("waits for the slowest proposer, question %i", async (question) => {
    const { wholes, firstTokenMs } = timesOf(asked(question));
    const asking = await askQuestion(asked(question), made);
    expect(asking.notWaitedFor).toBe(0);
    expect(Math.abs(asking.firstTokenMs - ((wholes[5] ?? 0) + firstTokenMs))).toBeLessThan(5);
  });

  test.each([0, 1, 2, 3, 4])(
    "with a quorum waits for the fourth and its grace at most, question %i",
    async (question) => {
      const policies = { quorum: { atLeast: 4, graceMs: 1_000 } };
      const { wholes, firstTokenMs } = timesOf(asked(question));
      const asking = await askQuestion({ ...asked(question), policies }, made);
      const goesOnMs = Math.min((wholes[3] ?? 0) + 1_000, wholes[5] ?? 0);
      expect(asking.notWaitedFor).toBe(wholes.filter((whole) => whole > goesOnMs).length);
      expect(Math.abs(asking.firstTokenMs - (goesOnMs + firstTokenMs))).toBeLessThan(5);
    },
  );

  test("gives the same result in every measurement", async () => {
    const each = { ...asked(7), graph: moa.graph };
    expect(await askQuestion(each, made)).toEqual(await askQuestion(each, made));
  });
});

describe("inSimulatedTime", () => {
  test("throws if no timer is left", async () => {
    await expect(inSimulatedTime(() => new Promise(() => {}))).rejects.toThrow("No work is left");
  });

  test("restores the real clock", async () => {
    const before = Date.now();
    await inSimulatedTime(() => new Promise((resolve) => void setTimeout(resolve, 3_600_000)));
    expect(Date.now() - before).toBeLessThan(60_000);
  });
});

describe("a quorum's gain over 20 real answers", () => {
  test("saves most of the time lost to stragglers, for both recipes", async (context) => {
    context.skip(!isDataThere(), "the published answers are not beside the repository");
    const rows = await measureQuorumGain(readAnswerTokens(), {
      seed: 1,
      questions: 20,
      assumptions,
    });
    const [liteBarrier, liteQuorum, barrier, quorum] = rows.map(({ p95Seconds }) => p95Seconds);
    expect(liteQuorum).toBeLessThan((liteBarrier ?? 0) / 2);
    expect(quorum).toBeLessThan((barrier ?? 0) / 2);
    expect(rows.map(({ notWaitedFor }) => notWaitedFor > 0)).toEqual([false, true, false, true]);
  });
});
