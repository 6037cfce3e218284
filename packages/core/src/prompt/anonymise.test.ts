import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyProposals, hostileTexts, proposalsOf } from "../../test/proposals.js";
import { anonymised } from "./anonymise.js";

const published = [
  "together:microsoft/WizardLM-2-8x22B",
  "together:Qwen/Qwen1.5-110B-Chat",
  "together:meta-llama/Llama-3-70b-chat-hf",
  "together:mistralai/Mixtral-8x22B-Instruct-v0.1",
  "together:databricks/dbrx-instruct",
  "openai:gpt-4o-2024-05-13",
];

function hidden(text: string, models: readonly string[] = published): string {
  return anonymised(proposalsOf(text), models).proposals[0]?.text ?? "";
}

describe("anonymised", () => {
  test.each([
    ["I am Qwen.", "I am [a model]."],
    ["I am qwen, not GPT-4o!", "I am [a model], not [a model]!"],
    ["QWEN's view: **Llama** says", "[a model]'s view: **[a model]** says"],
    ["as Qwen1.5-110B-Chat, I", "as [a model], I"],
    ["`together:Qwen/Qwen1.5-110B-Chat`", "`[a model]`"],
    ["see Qwen/Qwen1.5-110B-Chat.", "see [a model]."],
    ["Qwen2.5-72B-Instruct is newer", "[a model] is newer"],
    ["GPT-4. Next", "[a model]. Next"],
    ["GPT\u20114o and GPT\u00A04", "[a model] and [a model]"],
    ["gpt-4o-2024-08-06", "[a model]"],
    ["Llama 3 and Llama 3.1 70B", "[a model] and [a model]"],
    ["llama_3, LLaMA v2, llama3", "[a model], [a model], [a model]"],
    ["Mixtral 8x22B", "[a model]"],
    ["DBRX-instruct and dbrx", "[a model] and [a model]"],
    ["WizardLM-2 8x22B", "[a model]"],
    ["GPT-4o-based", "[a model]-based"],
    ["我是Qwen，由", "我是[a model]，由"],
    ["저는 Qwen1.5입니다", "저는 [a model]입니다"],
  ])("hides the names in %j", (text, expected) => {
    expect(hidden(text)).toBe(expected);
  });

  test.each([
    "Llamas live in the Andes; a llamalike beast; qwenish; ChatGPT; dbrxs",
    "Let us chat, instruct, and be together in 2024 at 70b Baker Street.",
    "meta-analysis, 8x22, 110, v0.1, Microsoft",
    "1. one\n2. two",
    "",
  ])("leaves %j alone", (text) => {
    expect(hidden(text)).toBe(text);
  });

  test("matches a short name only as a whole word", () => {
    const says = "Ada built a Canada-made adapter; ADA 2 was nevada's.";
    expect(hidden(says, ["simulated:ada"])).toBe(
      "[a model] built a Canada-made adapter; [a model] was nevada's.",
    );
  });

  test("does not hide ordinary words that are part of model names", () => {
    const models = ["large", "a", "4", "together:mistralai/open-mixtral-8x22b", "cohere:command-r"];
    const text = "A large, open field of 4 hectares: I command you to mention Mixtral 8x7B.";
    expect(hidden(text, models)).toBe(
      "A large, open field of 4 hectares: I command you to mention [a model].",
    );
    expect(hidden("command-r and open-mixtral-8x22b", models)).toBe("[a model] and [a model]");
  });

  test("matches punctuation in names literally", () => {
    expect(hidden("abc.def and abcxdef", ["p:abc.def"])).toBe("[a model] and abcxdef");
    expect(hidden("ab+c(1)|y and abbc1", ["p:ab+c(1)|y"])).toBe("[a model] and abbc1");
  });

  test("counts the names hidden in texts and remarks", () => {
    const [one, two] = proposalsOf("I am Qwen. You are not Qwen.", "I am nobody.");
    const remarks = ["Sounds like Llama 3.", "Good."];
    const { proposals, mentions } = anonymised([one!, { ...two!, remarks }], published);
    expect(mentions).toBe(3);
    expect(proposals[1]?.remarks).toEqual(["Sounds like [a model].", "Good."]);
  });

  test("returns no node name and no model name", () => {
    fc.assert(
      fc.property(anyProposals, (given) => {
        const { proposals } = anonymised(given, published);
        expect(proposals.map(({ node, sample, model }) => ({ node, sample, model }))).toEqual(
          given.map((_, index) => ({ node: "answer", sample: index + 1, model: "a model" })),
        );
        expect(proposals.map(({ usage }) => usage)).toEqual(given.map(({ usage }) => usage));
        expect(proposals.map((each) => "remarks" in each)).toEqual(
          given.map((each) => "remarks" in each),
        );
      }),
    );
  });

  test("does not change texts without model names, and nothing for an empty list of models", () => {
    fc.assert(
      fc.property(anyProposals, (given) => {
        const texts = given.map(({ text, remarks }) => ({ text, remarks }));
        for (const models of [[], ["together:Qwen/Qwen1.5-110B-Chat"]]) {
          const { proposals, mentions } = anonymised(given, models);
          expect(proposals.map(({ text, remarks }) => ({ text, remarks }))).toEqual(texts);
          expect(mentions).toBe(0);
        }
      }),
    );
  });

  test.each([
    "qwen",
    "Qwen ",
    "qwen1.",
    "qwen-1-1-1 1b ",
    "-1",
    "1.",
    " 1x1",
    "together:Qwen/",
    "llama-chat-chat-chat",
    ...hostileTexts.slice(1),
  ])("is quick with a megabyte of %j behind a name", (piece) => {
    const text = `Qwen${piece.repeat(1e6 / piece.length)}`;
    const startedAt = performance.now();
    hidden(text);
    // A search that goes back over what it has read takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
