/** Layouts of the requests of a node with a `staircase`. */
import { InvalidRequestError } from "@moagraph/provider-kit";
import { expect, test } from "vitest";
import { compile } from "../../src/index.js";
import { panel } from "./panel.js";
import { points, pointsIn, type Prompt, WritingModel } from "./writing-models.js";

const capabilities = { prefill: true };

function models(write: (prompt: Prompt) => string) {
  const model = new WritingModel({ write });
  const fuse = { model, facts: {}, capabilities };
  const ada = new WritingModel({ write: () => points("ada", 30) });
  const bob = new WritingModel({ write: () => points("bob", 30) });
  return { model, models: { ada, bob, fuse } };
}

function nextPoints(prompt: Prompt): string {
  const written = pointsIn(prompt);
  return `${written === 0 ? "" : " "}${points("fuse", 8, 1 + written)}`;
}

const isPrefilled = (prompt: Prompt): boolean => prompt.at(-1)?.role === "ai";

test("a model that continues a message gets the answer so far as the last one", async () => {
  const { model, models: given } = models(nextPoints);
  const { answer } = await compile(panel, { models: given }).invoke({ messages: "Why?" });
  const [first, ...others] = model.prompts.map(isPrefilled);
  expect([first, new Set(others)]).toEqual([false, new Set([true])]);
  const written = answer.match(/Point \d+ of fuse is here\./g) ?? [];
  expect(answer).toBe(points("fuse", written.length));
});

test("a model that refuses to continue a message is asked in the other layout, in the same round", async () => {
  const { model, models: given } = models((prompt) => {
    if (!isPrefilled(prompt)) return nextPoints(prompt);
    const message = "x:fuse rejected the request as invalid (400).";
    const vendor = { provider: "x", message, hint: "", capability: "prefill" } as const;
    throw new InvalidRequestError(vendor);
  });
  const { answer, ledger } = await compile(panel, { models: given }).invoke({ messages: "Why?" });
  const lines = ledger.filter(({ node }) => node === "fuse");
  expect(lines.map(({ round, status }) => [round, status]).slice(0, 3)).toEqual([
    [1, "ok"],
    [2, "failed"],
    [2, "ok"],
  ]);
  expect(model.prompts.filter(isPrefilled)).toHaveLength(1);
  const written = answer.match(/Point \d+ of fuse is here\./g) ?? [];
  expect(answer).toBe(points("fuse", written.length));
});

test.each([true, false])(
  "a list that is written anew says which proposal has failed; with prefill: %s",
  async (prefill) => {
    const { model, models: given } = models(nextPoints);
    const bob = new WritingModel({
      write: function* () {
        yield* points("bob", 12).match(/\s*\S+/gu) ?? [];
        throw new RangeError("It broke");
      },
    });
    const own = { ...given, bob, fuse: { ...given.fuse, capabilities: { prefill } } };
    await compile(panel, { models: own }).invoke({ messages: "Why?" });
    const last = model.prompts.at(-1) ?? [];
    expect(isPrefilled(last)).toBe(prefill);
    expect(last[0]?.text).toContain("\n2 (has failed: do not rely on what you have seen of it).");
  },
);
