import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const folder = fileURLToPath(new URL("../../../../shared/data/alpaca_eval/", import.meta.url));

/** Whether the recorded answers exist. They may not be published with this repository. */
export const hasRecordedAnswers: boolean = existsSync(folder);

/**
 * The files of the paper's models. WizardLM-2's answers are not public. Those of an older one
 * replace them.
 */
const files: Readonly<Record<string, string>> = {
  "microsoft/WizardLM-2-8x22B": "wizardlm-70b",
  "Qwen/Qwen1.5-110B-Chat": "Qwen1.5-110B-Chat",
  "Qwen/Qwen1.5-72B-Chat": "Qwen1.5-72B-Chat",
  "meta-llama/Llama-3-70b-chat-hf": "Meta-Llama-3-70B-Instruct",
  "mistralai/Mixtral-8x22B-Instruct-v0.1": "Mixtral-8x22B-Instruct-v0.1",
  "databricks/dbrx-instruct": "dbrx-instruct",
};

/** One instruction of AlpacaEval with its answers. */
export interface RecordedAnswer {
  readonly id: number;
  readonly instruction: string;
  /** By model id, in the published order. */
  readonly proposals: ReadonlyMap<string, string>;
  /** MoA-Lite's answer from these proposals. */
  readonly answer: string;
}

/** Reads all of them. */
export function readRecordedAnswers(): RecordedAnswer[] {
  const outputs = new Map(Object.entries(files).map(([model, file]) => [model, outputsIn(file)]));
  const answers = outputsIn("Together-MoA-Lite");
  return rowsOf("instructions").map(({ id, instruction = "" }) => ({
    id,
    instruction,
    proposals: new Map([...outputs].map(([model, texts]) => [model, texts.get(id) ?? ""])),
    answer: answers.get(id) ?? "",
  }));
}

interface Row {
  readonly id: number;
  readonly instruction?: string;
  readonly output?: string;
}

function outputsIn(file: string): Map<number, string> {
  return new Map(rowsOf(`outputs/${file}`).map(({ id, output = "" }) => [id, output]));
}

function rowsOf(file: string): Row[] {
  const lines = gunzipSync(readFileSync(`${folder}${file}.jsonl.gz`))
    .toString()
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The traits that make texts difficult to transport. */
const traits: Readonly<Record<string, RegExp>> = {
  "carriage returns": /\r/,
  tables: /^\|.*\|$/m,
  emoji: /\p{Extended_Pictographic}/u,
  "code fences": /^```/m,
  "numbering from the line's start": /^1\. [^]*^2\. /m,
  "numbering that ends at six": /^6\. (?![^]*^7\. )/m,
  "Chinese or Japanese": /[\p{Script=Han}\p{Script=Hiragana}]/u,
  "Cyrillic, Greek, Korean, Thai or Indic":
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}]/u,
  "beyond the basic plane": /[\u{10000}-\u{10FFFF}]/u,
  "invisible characters": /[\u00A0\u00AD\u200B-\u200F\u2028\u2029\uFEFF]/,
  tabs: /\t/,
  "spaces before line ends": / \n/,
  markup: /<\/?[a-z]+>/,
  backslashes: /\\[a-z(]/,
  "quotes within quotes": /"[^"\n]*'[^"\n]*"/,
};

/** Up to two instructions for each trait, then the longest, in the order of their ids. */
export function chooseDifficult(all: readonly RecordedAnswer[], count: number): RecordedAnswer[] {
  const chosen = new Set<RecordedAnswer>();
  for (const trait of Object.values(traits)) {
    const inAnswer = all.filter(({ answer }) => trait.test(answer));
    const inProposals = all.filter(({ proposals }) =>
      [...proposals.values()].some((text) => trait.test(text)),
    );
    for (const found of [inAnswer, inProposals]) {
      const next = found.find((each) => !chosen.has(each));
      if (next !== undefined && chosen.size < count) chosen.add(next);
    }
  }
  const longest = all.toSorted((a, b) => b.answer.length - a.answer.length);
  for (const each of longest) if (chosen.size < count) chosen.add(each);
  return [...chosen].toSorted((a, b) => a.id - b.id);
}

/** Which traits the texts of an instruction have. */
export function traitsOf({ answer, proposals }: RecordedAnswer): string[] {
  const texts = [answer, ...proposals.values()];
  return Object.keys(traits).filter((name) => texts.some((text) => traits[name]?.test(text)));
}
