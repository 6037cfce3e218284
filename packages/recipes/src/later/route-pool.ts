/** A model that can be chosen for a question. */
export interface RoutedModel {
  readonly model: string;
  /** For which questions it is. The words of the question are compared with it. */
  readonly when: string;
}

const deepseek = "openai-compatible:deepseek-ai";
const qwen = "openai-compatible:Qwen";

/** The aggregator of the published configuration. */
export const deepseekV3: string = `${deepseek}/DeepSeek-V3-0324`;

/** The large pool of the published configuration, in its order. */
export const largePool: Readonly<Record<string, RoutedModel>> = {
  "r1-distill-14b": {
    model: `${deepseek}/DeepSeek-R1-Distill-Qwen-14B`,
    when: "Short problems of arithmetic and logic: calculate a number, how many, how much.",
  },
  "r1-distill-32b": {
    model: `${deepseek}/DeepSeek-R1-Distill-Qwen-32B`,
    when: "Problems of algebra and geometry: solve an equation, find x, the angle, the area.",
  },
  "deepseek-v3-0324": {
    model: deepseekV3,
    when: "Writing and general questions: write an essay, a story, a letter, explain why, give advice.",
  },
  "qwen2.5-72b": {
    model: `${qwen}/Qwen2.5-72B-Instruct`,
    when: "Reading a text: summarise the passage, what does the article say, who, when, where.",
  },
  "qwen2.5-7b": {
    model: `${qwen}/Qwen2.5-7B-Instruct`,
    when: "Simple questions of language: is this sentence positive or negative, same meaning, grammar.",
  },
  r1: {
    model: `${deepseek}/DeepSeek-R1`,
    when: "Hard mathematics: prove a theorem, an integral, a derivative, probability, number theory.",
  },
  "r1-0528": {
    model: `${deepseek}/DeepSeek-R1-0528`,
    when: "Hard reasoning in several steps: a puzzle, a proof, a plan, a paradox, science.",
  },
  "deepseek-v3": {
    model: `${deepseek}/DeepSeek-V3`,
    when: "General knowledge: history, geography, people, culture, law, the economy, travel.",
  },
  "qwen3-14b": {
    model: `${qwen}/Qwen3-14B`,
    when: "Questions with choices: which of the following options is right, A, B, C or D.",
  },
  "qwen3-235b": {
    model: `${qwen}/Qwen3-235B-A22B`,
    when: "Programming: write code, a function in Python or JavaScript, an algorithm, fix a bug.",
  },
  "qwen3-30b": {
    model: `${qwen}/Qwen3-30B-A3B`,
    when: "Translation and other languages: translate into English, Chinese, French, German, Spanish.",
  },
  "qwen3-32b": {
    model: `${qwen}/Qwen3-32B`,
    when: "Science: physics, chemistry, biology, medicine, a disease, a cell, energy, a reaction.",
  },
  "qwen3-4b": {
    model: `${qwen}/Qwen3-4B`,
    when: "Short instructions: list words, sort, count, change the format, extract names.",
  },
  "qwen3-8b": {
    model: `${qwen}/Qwen3-8B`,
    when: "Everyday conversation: hello, thanks, a recommendation, a recipe, things to do, fun.",
  },
  "qwq-32b": {
    model: `${qwen}/QwQ-32B`,
    when: "Logic: who is lying, what follows from the statements, true or false, which pronoun.",
  },
};
