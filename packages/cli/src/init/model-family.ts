import { modelIdOf } from "@moagraph/core/graph";
/** Families of models by a word in their ids. Models of one family share training and style. */
const families: readonly (readonly [string, RegExp])[] = [
  ["DeepSeek", /deepseek/],
  ["Claude", /claude/],
  ["Google", /gemini|gemma/],
  ["GPT", /gpt|(?:^|\W)o[134](?:\W|$)/],
  ["Grok", /grok/],
  ["Qwen", /qwen|qwq/],
  ["Mistral", /mi[sx]tral|ministral|magistral|codestral|devstral|pixtral/],
  ["Command", /command|cohere|(?:^|\W)aya\W/],
  ["GLM", /(?:^|\W)(?:chat)?glm/],
  ["Kimi", /kimi|moonshot/],
  ["MiniMax", /minimax/],
  ["Nova", /(?:^|\W)nova\W/],
  ["Phi", /(?:^|\W)phi\W?\d/],
  ["Granite", /granite/],
  ["OLMo", /olmo/],
  ["WizardLM", /wizardlm/],
  ["DBRX", /dbrx/],
  ["Llama", /llama|nemotron|hermes/],
];

/**
 * The family of a model, from its id: `Llama` for `together:meta-llama/Llama-3.3-70B-Instruct-Turbo`.
 * A model of an unknown family is named after the first word of its id.
 */
export function modelFamily(model: string): string {
  const id = modelIdOf(model).toLowerCase();
  const known = families.find(([, word]) => word.test(id));
  return known?.[0] ?? firstWord(id);
}

function firstWord(id: string): string {
  const last = id.split("/").at(-1) ?? id;
  return /^[a-z]+/.exec(last)?.[0] ?? last;
}
