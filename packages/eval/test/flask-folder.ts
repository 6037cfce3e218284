import { jsonLines, testFolder, writeIn } from "./write-data.js";

const scoring = { 1: "a", 2: "b", 3: "c", 4: "d", 5: "e" };

const skillset = [
  { Skill: "Logical Robustness", Criteria: "Robust?", Scoring: scoring },
  { Skill: "Factuality", Criteria: "True?", Scoring: scoring },
];

const questions = [
  {
    idx: 1,
    instruction: "Add {1} and 1.",
    answer: "2",
    task: "own",
    skill: ["Factuality", "Logical Robustness"],
    domain: ["-1", "Math"],
    difficulty: "simple lifestyle knowledge",
  },
  {
    idx: 2,
    instruction: "Name a king.",
    answer: "",
    task: "own",
    skill: ["Factuality"],
    domain: ["-1"],
    difficulty: -1,
  },
];

const prompt = {
  system_prompt: "You review.",
  prompt_template: "{prompt1} {skills}[{question}|{sample_answer}|{response}|{num}]",
  defaults: { prompt1: "Rate." },
};

/** A data folder with two questions in FLASK's format. */
export async function flaskFolder(): Promise<string> {
  const folder = await testFolder();
  await writeIn(folder, "flask/flask_evaluation.jsonl", jsonLines(...questions));
  await writeIn(folder, "flask/skillset_description.json", JSON.stringify(skillset, null, 2));
  const prompts = [1, 2].map((prompt_id) => ({ prompt_id, ...prompt }));
  await writeIn(folder, "flask/prompt.jsonl", jsonLines(...prompts));
  return folder;
}
