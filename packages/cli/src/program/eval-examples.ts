/** The end of the help of `moagraph eval`. */
export const evalExamples = `
Evaluation needs the package @moagraph/eval: npm install @moagraph/eval. The benchmarks' texts are not in
it: \`moagraph eval fetch\` downloads them. \`moagraph eval <command> --help\` has the options.

Examples:
  moagraph eval fetch alpaca-eval --data eval-data
  moagraph eval generate alpaca-eval moa-lite --out out/moa-lite
  moagraph eval judge out/moa-lite --judge openai:gpt-4-1106-preview
  moagraph eval score out/moa-lite
  moagraph eval report out/moa-lite
  moagraph eval compare moa-lite openai:gpt-4o --data mine.jsonl --judge openai:gpt-4.1

A command that was stopped continues if it is run again: what was answered is not asked again.`;

/** The end of the help of `moagraph eval generate`. */
export const generateExamples = `
The folder gets run.json, answers.jsonl with each answer as it arrives, and at the end the answers in the
benchmark's own file format. Each line of a file of your own is {"question": "...", "answer": "..."};
\`answer\` is for a checker and may be left out.

Examples:
  moagraph eval generate alpaca-eval moa-lite --out out/moa-lite --limit 100
  moagraph eval generate mt-bench openai:gpt-4o --out out/gpt-4o --max-cost-usd 5 --yes
  moagraph eval generate mine.jsonl panel.yaml --out out/panel --offline`;

/** The end of the help of `moagraph eval judge`. */
export const judgeExamples = `
AlpacaEval and MT-Bench prescribe GPT-4 as judge; numbers of another judge cannot be compared with the
published ones.

Examples:
  moagraph eval judge out/moa-lite --judge openai:gpt-4-1106-preview
  moagraph eval judge out/moa-lite --judge ollama:qwen3:4b --retry-unclear`;

/** The end of the help of `moagraph eval score`. */
export const scoreExamples = `
Examples:
  moagraph eval score out/moa-lite
  moagraph eval score annotations.json --benchmark alpaca-eval --json | jq .numbers
  moagraph eval score out/panel --checker number`;

/** The end of the help of `moagraph eval compare`. */
export const compareExamples = `
Examples:
  moagraph eval compare moa-lite openai:gpt-4o --data mine.jsonl --judge openai:gpt-4.1
  moagraph eval compare panel.yaml ollama:qwen3:4b --data mine.jsonl --checker number --json`;
