/** The sets of files that can be downloaded. */
export type FetchedSetName = "alpaca-eval" | "alpaca-eval-outputs" | "mt-bench" | "flask";

/** A file to download. */
export interface DataFile {
  /** Its address, at a pinned commit. */
  readonly url: string;
  /** Its path in the data folder. */
  readonly path: string;
  /** Its size at that commit, in bytes. */
  readonly bytes: number;
}

/** The files of a set, and what is to be known before they are downloaded. */
export interface DataSet {
  readonly title: string;
  /** Where the files come from. */
  readonly source: string;
  /** The licence of the data. */
  readonly licence: string;
  readonly files: readonly DataFile[];
}

/** The outputs of the models that the paper compares, on AlpacaEval's instructions. */
const comparedModels: DataFile[] = [
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/Together-MoA/model_outputs.json",
    path: "alpaca_eval/outputs/Together-MoA.json",
    bytes: 1_722_072,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/Together-MoA-Lite/model_outputs.json",
    path: "alpaca_eval/outputs/Together-MoA-Lite.json",
    bytes: 1_845_309,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/gpt-4o-2024-05-13/model_outputs.json",
    path: "alpaca_eval/outputs/gpt-4o-2024-05-13.json",
    bytes: 1_763_464,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/Qwen1.5-110B-Chat/model_outputs.json",
    path: "alpaca_eval/outputs/Qwen1.5-110B-Chat.json",
    bytes: 1_560_737,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/Qwen1.5-72B-Chat/model_outputs.json",
    path: "alpaca_eval/outputs/Qwen1.5-72B-Chat.json",
    bytes: 1_515_280,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/Meta-Llama-3-70B-Instruct/model_outputs.json",
    path: "alpaca_eval/outputs/Meta-Llama-3-70B-Instruct.json",
    bytes: 1_800_940,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/Mixtral-8x22B-Instruct-v0.1/model_outputs.json",
    path: "alpaca_eval/outputs/Mixtral-8x22B-Instruct-v0.1.json",
    bytes: 1_413_241,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/dbrx-instruct/model_outputs.json",
    path: "alpaca_eval/outputs/dbrx-instruct.json",
    bytes: 1_404_775,
  },
  {
    url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/wizardlm-70b/model_outputs.json",
    path: "alpaca_eval/outputs/wizardlm-70b.json",
    bytes: 1_490_008,
  },
];

/**
 * The sets, with the full address of each file.
 *
 * The tables of AlpacaEval's length control (`df_gamed.csv`, `instruction_difficulty.csv`) are not among them:
 * they are in no repository, only on a hub. They are reconstructed from the annotations of three models, see
 * `reconstructTables`.
 */
export const dataSets: Readonly<Record<FetchedSetName, DataSet>> = {
  "alpaca-eval": {
    title: "AlpacaEval 2: instructions, outputs of the baseline, prompt of the judge, leaderboard",
    source: "https://github.com/tatsu-lab/alpaca_eval",
    licence:
      "The data are CC-BY-NC-4.0 (no commercial use), the prompt is Apache-2.0. The outputs also fall under OpenAI's terms.",
    files: [
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/gpt4_1106_preview/model_outputs.json",
        path: "alpaca_eval/outputs/gpt4_1106_preview.json",
        bytes: 1_899_765,
      },
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/src/alpaca_eval/evaluators_configs/alpaca_eval_clf_gpt4_turbo/alpaca_eval_clf.txt",
        path: "alpaca_eval/alpaca_eval_clf.txt",
        bytes: 1_398,
      },
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/src/alpaca_eval/leaderboards/data_AlpacaEval_2/weighted_alpaca_eval_gpt4_turbo_leaderboard.csv",
        path: "alpaca_eval/leaderboard.csv",
        bytes: 28_339,
      },
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/src/alpaca_eval/metrics/weights/weighted_alpaca_eval_gpt4_turbo/length_controlled_v1/baseline_gpt4_1106_preview.csv",
        path: "alpaca_eval/weights/baseline_gpt4_1106_preview.csv",
        bytes: 15_758,
      },
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/vicuna-13b-v1.5/weighted_alpaca_eval_gpt4_turbo/weighted_alpaca_eval_gpt4_turbo/annotations.json",
        path: "alpaca_eval/annotations/vicuna-13b-v1.5.json",
        bytes: 4_171_837,
      },
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/gpt4_1106_preview_verbose/weighted_alpaca_eval_gpt4_turbo/annotations.json",
        path: "alpaca_eval/annotations/gpt4_1106_preview_verbose.json",
        bytes: 5_280_000,
      },
      {
        url: "https://raw.githubusercontent.com/tatsu-lab/alpaca_eval/cd543a149df89434d8a54582c0151c0b945c3d20/results/gpt4_1106_preview_concise/weighted_alpaca_eval_gpt4_turbo/annotations.json",
        path: "alpaca_eval/annotations/gpt4_1106_preview_concise.json",
        bytes: 4_240_000,
      },
    ],
  },
  "alpaca-eval-outputs": {
    title: "AlpacaEval 2: outputs of nine models that the Mixture-of-Agents paper compares",
    source: "https://github.com/tatsu-lab/alpaca_eval",
    licence:
      "CC-BY-NC-4.0 (no commercial use). The outputs also fall under the terms of each model.",
    files: comparedModels,
  },
  "mt-bench": {
    title: "MT-Bench: questions, prompts of the judge, reference answers of GPT-4",
    source: "https://github.com/lm-sys/FastChat",
    licence: "Apache-2.0. The reference answers also fall under OpenAI's terms.",
    files: [
      {
        url: "https://raw.githubusercontent.com/lm-sys/FastChat/0e6d3e4beaab66f4d3f93db72541a4abab8af28d/fastchat/llm_judge/data/mt_bench/question.jsonl",
        path: "mt_bench/question.jsonl",
        bytes: 48_929,
      },
      {
        url: "https://raw.githubusercontent.com/lm-sys/FastChat/0e6d3e4beaab66f4d3f93db72541a4abab8af28d/fastchat/llm_judge/data/judge_prompts.jsonl",
        path: "mt_bench/judge_prompts.jsonl",
        bytes: 10_449,
      },
      {
        url: "https://raw.githubusercontent.com/lm-sys/FastChat/0e6d3e4beaab66f4d3f93db72541a4abab8af28d/fastchat/llm_judge/data/mt_bench/reference_answer/gpt-4.jsonl",
        path: "mt_bench/reference_answer/gpt-4.jsonl",
        bytes: 51_109,
      },
    ],
  },
  flask: {
    title: "FLASK: questions, prompt of the judge, descriptions of the skills, domains",
    source: "https://github.com/kaistAI/FLASK",
    licence:
      "None. The repository has no licence, so nobody but its authors may publish the texts again. Ask them before you use them for more than your own tests.",
    files: [
      {
        url: "https://raw.githubusercontent.com/kaistAI/FLASK/3b4e22bc34aa9dc15ea0c51be3cbf5f3c8b1b5e5/evaluation_set/flask_evaluation.jsonl",
        path: "flask/flask_evaluation.jsonl",
        bytes: 2_301_319,
      },
      {
        url: "https://raw.githubusercontent.com/kaistAI/FLASK/3b4e22bc34aa9dc15ea0c51be3cbf5f3c8b1b5e5/evaluation_set/flask_hard_evaluation.jsonl",
        path: "flask/flask_hard_evaluation.jsonl",
        bytes: 119_459,
      },
      {
        url: "https://raw.githubusercontent.com/kaistAI/FLASK/3b4e22bc34aa9dc15ea0c51be3cbf5f3c8b1b5e5/gpt_review/src/prompt.jsonl",
        path: "flask/prompt.jsonl",
        bytes: 2_666,
      },
      {
        url: "https://raw.githubusercontent.com/kaistAI/FLASK/3b4e22bc34aa9dc15ea0c51be3cbf5f3c8b1b5e5/metadata_annotation/skillset/src/skillset_description.json",
        path: "flask/skillset_description.json",
        bytes: 11_979,
      },
      {
        url: "https://raw.githubusercontent.com/kaistAI/FLASK/3b4e22bc34aa9dc15ea0c51be3cbf5f3c8b1b5e5/metadata_annotation/domain/src/domain.json",
        path: "flask/domain.json",
        bytes: 653,
      },
    ],
  },
};
