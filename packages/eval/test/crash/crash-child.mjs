// A process that generates or judges until it is killed. Its argument is JSON: see `Job` in kill-run.ts.
import { openaiCompatible } from "@moagraph/openai-compatible";
// Not the whole package: this process is started often.
import { modelGraph } from "../../dist/asking/model-graph.js";
import { generate } from "../../dist/generate/generate.js";
import { judgeAll } from "../../dist/judge/judge-all.js";
import { questions } from "../../dist/questions/questions.js";

const { work, url, folder, file, items, concurrency } = JSON.parse(process.argv[2]);
const compileOptions = { providers: [openaiCompatible({ id: "local", baseUrl: url })] };

async function* tasks() {
  for (let id = 1; id <= items; id += 1) {
    const read = ({ text }) => Number(/\d+/.exec(text)?.[0]);
    yield { key: String(id), question: id, prompt: "rate", user: `Item ${id}.`, details: {}, read };
  }
}

const { end } =
  work === "generate"
    ? await generate({
        benchmark: questions,
        source: file,
        graph: modelGraph("local:owl"),
        compileOptions,
        folder,
        concurrency,
      })
    : await judgeAll({
        tasks,
        judge: modelGraph("local:owl"),
        compileOptions,
        folder,
        concurrency,
      });
process.stdout.write(end);
