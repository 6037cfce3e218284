import type { JournalEntry, Reply, TestRequest } from "@moagraph/provider-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moagraph as hosted } from "./hosted-command.js";
import { moagraph, type Outcome } from "./moagraph.js";
import { type PlainRecipe, plainRecipe } from "./plain-recipe.js";
import {
  chooseDifficult,
  hasRecordedAnswers,
  readRecordedAnswers,
  type RecordedAnswer,
  traitsOf,
} from "./recorded-answers.js";
import { startVendor, systemTextOf, type Vendor } from "./vendor.js";

/** Invented, because none of the recorded answers is written from right to left. */
const madeUp: RecordedAnswer = {
  id: -1,
  instruction: "مرحبا، ما هي عاصمة فرنسا؟\r\n\tשלום ",
  proposals: new Map([
    ["microsoft/WizardLM-2-8x22B", "باريس\u200F هي العاصمة.\u202B\u202C"],
    ["Qwen/Qwen1.5-110B-Chat", "  1. one\n2. two\n6. six\n\nAnswers:\n1. none  \n"],
    ["Qwen/Qwen1.5-72B-Chat", 'data: [DONE]\n\ndata: {"choices": []}\n\n'],
    ["meta-llama/Llama-3-70b-chat-hf", "\uFEFF\u2028\u2029\u0085\u0007\u001B[31mred\r\n\r"],
    ["mistralai/Mixtral-8x22B-Instruct-v0.1", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 é e\u0301 ｆ"],
    ["databricks/dbrx-instruct", "[object Object] ${x} %s {0} \\u0041 \\n"],
  ]),
  answer: "\n  ירושלים, القدس\r\n| a | b |\n```js\n`x`\n```\n👩‍👩‍👧‍👦 \u2028data: [DONE]\n\n",
};

const recorded = hasRecordedAnswers ? chooseDifficult(readRecordedAnswers(), 25) : [];
const carried = [madeUp, ...recorded];

/** One run of MoA-Lite over HTTP, and the requests it made. */
interface Carried {
  readonly outcome: Outcome;
  readonly requests: readonly JournalEntry[];
}

let vendor: Vendor;
let moaLite: PlainRecipe;
const runs = new Map<RecordedAnswer, Carried>();
beforeAll(async () => {
  vendor = await startVendor(replay);
  moaLite = await plainRecipe("moa-lite");
  // The invented one through a pipe. To start a process for each would take longer than all runs.
  runs.set(madeUp, await carry(madeUp, moagraph));
  for (const each of recorded) runs.set(each, await carry(each, hosted));
}, 120_000);
afterAll(() => Promise.all([vendor.close(), moaLite.remove()]));

/** Replies with the recorded text, in parts that split characters. */
function replay({ model, body }: TestRequest): Reply {
  const prompt = body.messages?.at(-1)?.content;
  const found = carried.find(({ instruction }) => instruction === prompt);
  if (found === undefined) throw new Error("Nobody knows this prompt.");
  const text = body.stream === true ? found.answer : found.proposals.get(model);
  return { text: text ?? "", bytesPerWrite: 1_021 };
}

async function carry({ instruction }: RecordedAnswer, command: typeof moagraph): Promise<Carried> {
  const outcome = await command(["run", moaLite.file], { env: vendor.env, stdin: instruction });
  const isOurs = ({ body }: JournalEntry): boolean =>
    body.messages?.at(-1)?.content === instruction;
  return { outcome, requests: vendor.journal.filter(isOurs) };
}

/** All proposals in the format of the published code. */
function listOf({ proposals }: RecordedAnswer): string {
  return [...proposals.values()].map((text, index) => `\n${index + 1}. ${text}`).join("");
}

/** The inputs and the output of a run. */
function due(each: RecordedAnswer) {
  // The output ends with a newline, unless the answer has its own.
  const ending = each.answer.endsWith("\n") ? "" : "\n";
  return { exitCode: 0, stdout: each.answer + ending, requests: 7, list: listOf(each) };
}

function seen(each: RecordedAnswer) {
  const { outcome, requests } = runs.get(each) as Carried;
  const { exitCode, stdout } = outcome;
  const system = systemTextOf(requests.at(-1) as JournalEntry);
  const list = system.slice(system.indexOf("Answers:") + "Answers:".length);
  return { exitCode, stdout, requests: requests.length, list };
}

describe("an invented answer with all difficult traits", () => {
  test("is printed byte for byte, from complete proposals", () => {
    expect(seen(madeUp)).toEqual(due(madeUp));
  });

  test("is printed by --json too", async () => {
    const options = { env: vendor.env, stdin: madeUp.instruction };
    const { stdout } = await moagraph(["run", moaLite.file, "--json"], options);
    expect(JSON.parse(stdout)).toMatchObject({ answer: madeUp.answer, error: null });
  });
});

// Without the folder next to the repository, this is the only test.
describe.skipIf(!hasRecordedAnswers)(
  "recorded answers (skipped without ../shared/data/alpaca_eval)",
  () => {
    test.for(recorded)("instruction $id: comes out byte for byte, of whole proposals", (each) => {
      expect(seen(each)).toEqual(due(each));
    });

    test("are difficult enough", () => {
      const found = new Set(recorded.flatMap(traitsOf));
      expect(recorded).toHaveLength(25);
      expect([...found].toSorted()).toMatchInlineSnapshot(`
      [
        "Chinese or Japanese",
        "Cyrillic, Greek, Korean, Thai or Indic",
        "backslashes",
        "beyond the basic plane",
        "carriage returns",
        "code fences",
        "emoji",
        "invisible characters",
        "markup",
        "numbering from the line's start",
        "numbering that ends at six",
        "quotes within quotes",
        "spaces before line ends",
        "tables",
        "tabs",
      ]
    `);
    });
  },
);
