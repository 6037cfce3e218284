// A process that generates or judges until it is killed. Its argument is JSON: see `Job` in kill-run.ts.
import { openaiCompatible } from "@moagraph/openai-compatible";
import { benchmarks, generate, judgeAll, modelGraph } from "@moagraph/eval";

const { work, url, folder, file, items } = JSON.parse(process.argv[2]);
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
        benchmark: benchmarks.questions,
        source: file,
        graph: modelGraph("local:owl"),
        compileOptions,
        folder,
      })
    : await judgeAll({ tasks, judge: modelGraph("local:owl"), compileOptions, folder });
process.stdout.write(end);
