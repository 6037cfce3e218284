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
    "Llamas live in the Andes; a llamalike beast; qwenish; gptish; dbrxs",
    "Let us chat, instruct, and be together in 2024 at 70b Baker Street.",
    "meta-analysis, 8x22, 110, v0.1, Microsoft",
    "1. one\n2. two",
    "",
  ])("leaves %j alone", (text) => {
    expect(hidden(text)).toBe(text);
  });

  test.each([
    ["Q\u200Bwe\u200Cn\u200D1\u2060.5\uFEFF-chat", "[a model]"],
    ["Qw\u00ADen and GPT\u00AD-\u00AD4o", "[a model] and [a model]"],
    ["Q\u0301we\u0308n\u0323!", "[a model]!"],
    ["Qẃén", "[a model]"],
    ["Ｑｗｅｎ　ｉｓ ＧＰＴ－４ｏ", "[a model]　ｉｓ [a model]"],
    ["𝐐𝐰𝐞𝐧, 𝓛𝓵𝓪𝓶𝓪, 𝙶𝙿𝚃-𝟺", "[a model], [a model], [a model]"],
    ["ⓠⓦⓔⓝ 🅠🅦🅔🅝 🆀🆆🅴🅽 🇶🇼🇪🇳 ⒬⒲⒠⒩", "[a model] ".repeat(5).trim()],
    ["(Qwen) (ｑ)", "([a model]) (ｑ)"],
    ["I am ChatGPT, ǤPT-4o", "I am [a model], [a model]"],
    ["Ԛwеn, Llаmа, GРТ-4o", "[a model], [a model], [a model]"],
    ["Μixtrαl ѕays ʟʟᴀᴍᴀ ꓡꓡꓮꓟꓮ", "[a model] ѕays [a model] [a model]"],
    ["GPT\u20104o GPT\u20124o GPT\u22124o GPT–4o GPT—4o", "[a model] ".repeat(5).trim()],
    ["Llama\u00A03 Llama\u20093 Llama\u202F3.1", "[a model] [a model] [a model]"],
    ["Q-w-e-n, Q.w.e.n, q w e n, G_P_T-4", "[a model], [a model], [a model], [a model]"],
    ["Qwen.1.5, GPT.4o, gpt_4o, llama.3", "[a model], [a model], [a model], [a model]"],
    ["Qwen1.5 110B Chat", "[a model]"],
  ])("hides the disguised names in %j", (text, expected) => {
    expect(hidden(text)).toBe(expected);
  });

  test.each([
    [
      "together:Qwen/Qwen1.5-110B-Chat",
      "我是通义千问，由阿里云开发。",
      "我是[a model]，由阿里云开发。",
    ],
    ["baidu:ernie-4.0-8k", "我是文心一言。", "我是[a model]。"],
    ["ark:doubao-pro-32k", "我是豆包", "我是[a model]"],
    ["tencent:hunyuan-large", "混元大模型", "[a model]大模型"],
    [
      "deepseek:deepseek-chat",
      "深度求索 and дипсик, Deep Seek™",
      "[a model] and [a model], [a model]™",
    ],
    [
      "openai:o3-mini",
      "o3 mini, O3-Mini and o3_mini of OpenAI",
      "[a model], [a model] and [a model] of [a model]",
    ],
    [
      "x:claude-3-5-sonnet",
      "Claude 3.5 Sonnet, Claude Sonnet: a sonnet",
      "[a model], [a model]: a sonnet",
    ],
    ["moonshot:kimi-k2", "月之暗面的 Kimi K2", "[a model]的 [a model]"],
    ["zhipu:glm-4-plus", "智谱清言, ChatGLM", "[a model], [a model]"],
    ["yandex:yandexgpt-pro", "Я Яндекс GPT, ЯндексГПТ", "Я [a model], [a model]"],
    ["sber:GigaChat-Max", "Я ГигаЧат от Сбера", "Я [a model] от Сбера"],
    [
      "anthropic:claude-3-5-sonnet",
      "クロード by Anthropic, спросите Клода",
      "[a model] by [a model], спросите [a model]",
    ],
    ["google:gemini-1.5-pro", "ジェミニ 1.5, Google DeepMind", "[a model], [a model]"],
    ["openai:gpt-4o", "챗GPT by OpenAI, чатГПТ-4", "챗[a model] by [a model], [a model]"],
    ["meta-llama/Llama-3-70b", "made by Meta AI", "made by [a model]"],
    [
      "mistral:mistral-large",
      "Мистраль of Mistral AI, ミストラル",
      "[a model] of [a model], [a model]",
    ],
    ["xai:grok-2", "Грок от xAI", "[a model] от [a model]"],
    ["cohere:command-r-plus", "Command R+ by Cohere", "[a model]+ by [a model]"],
  ])("hides the other names of %s in %j", (model, text, expected) => {
    expect(hidden(text, [model])).toBe(expected);
  });

  test.each([
    "Гриппом болеют, а лама пасётся; поэма, рота, сосна.",
    "The Open AI question: meta data, a mistral wind, 百川 and 文心雕龙.",
    "Ζεύς καί Ήρα; 🇩🇪 und ﷺ; अच्छा, ﬁne, ½ ⓘ",
    "e\u0301te\u0301 \u200Bzero\u200Dwidth\u00AD and soft — dashes – here",
  ])("leaves the ordinary words of %j alone", (text) => {
    expect(hidden(text, published.slice(0, 5))).toBe(text);
  });

  const insertions = [
    "\u200B",
    "\u200D",
    "\u2060",
    "\uFEFF",
    "\u00AD",
    "\u0301",
    "\u034F",
    "\uFE0F",
  ];
  const dressedLetters: ((letter: string) => string)[] = [
    (letter) => letter,
    (letter) => letter.toUpperCase(),
    (letter) => `${letter}\u0301`,
    (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0),
    (letter) => styled(letter, 0x1d41a),
    (letter) => styled(letter, 0x1d4ea),
    (letter) => styled(letter, 0x24d0),
    (letter) =>
      ({ a: "а", c: "с", e: "е", i: "і", o: "о", p: "р", x: "х", y: "у", s: "ѕ" })[letter] ??
      letter,
    (letter) => ({ a: "α", i: "ι", o: "ο", n: "η", v: "ν", u: "υ", w: "ω" })[letter] ?? letter,
  ];
  function styled(letter: string, firstLetter: number): string {
    return /[a-z]/.test(letter)
      ? String.fromCodePoint(firstLetter + letter.charCodeAt(0) - 97)
      : letter;
  }

  test("hides any name in any disguise, and leaves all around it as it is", () => {
    const names = ["qwen", "llama", "mixtral", "dbrx", "wizardlm", "gpt"];
    const dress = fc.record({
      letter: fc.nat({ max: dressedLetters.length - 1 }),
      insertion: fc.option(fc.constantFrom(...insertions)),
    });
    const around = fc.constantFrom("", "Я, ", "我是", "é ", "\u200B", "«", "🙂 ", "1, ");
    const disguised = fc.constantFrom(...names).chain((name) =>
      fc.array(dress, { minLength: name.length, maxLength: name.length }).map((each) =>
        each
          .map(
            ({ letter, insertion }, at) =>
              // What stands after the last letter is not a part of the name.
              `${dressedLetters[letter]!(name[at]!)}${at === name.length - 1 ? "" : (insertion ?? "")}`,
          )
          .join(""),
      ),
    );
    fc.assert(
      fc.property(
        around,
        disguised,
        fc.constantFrom("", ", é", "。", " 🙂", "\u200B!"),
        (before, name, after) => {
          expect(hidden(`${before}${name}${after}`)).toBe(`${before}[a model]${after}`);
        },
      ),
      { numRuns: 200 },
    );
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
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
