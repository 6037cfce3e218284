/** The end of the help of `moagraph`. */
export const examples = `
Examples:
  moagraph models
  moagraph init
  moagraph list
  moagraph run moa-lite --offline "Why is the sky blue?"
  moagraph run moa --thread sky "Why is the sky blue?"; moagraph run --thread sky --resume
  moagraph chat moa-lite --offline
  moagraph plan moa-lite --prompt-tokens 500
  moagraph graph moa --format svg > moa.svg
  moagraph graph moa --format json > mine.json && moagraph validate mine.json
  moagraph eval compare moa-lite openai:gpt-4o --data mine.jsonl --judge openai:gpt-4.1

Exit codes: 0 done; 1 the run failed; 2 command, file, graph, prompt or key missing or wrong; 3 the run
waits for a person; 141 stdout was closed too early; 128 + n stopped by signal n: 129, 130 (^C), 143.`;

/** The end of the help of `moagraph run`. */
export const runExamples = `
Examples:
  moagraph run moa "What are three fun things to do in SF?"
  moagraph run panel.json < question.txt > answer.txt
  moagraph run moa-lite --json --offline "Why is the sky blue?" | jq .usage
  moagraph run moa --model together:databricks/dbrx-instruct=openai:gpt-4o-mini "Why?"
  moagraph run moa-lite --aggregator openai:gpt-5-mini --temperature default "Why?"
  moagraph run --proposer openai:gpt-4o --proposer together:Qwen/Qwen3.7-Max "Why?"
  moagraph run moa -- "-5 + 3?"
  moagraph run moa --thread sky "Why is the sky blue?"
  moagraph run --thread sky --resume
  moagraph run --thread sky --resume --from l3-qwen1.5-110b-chat --aggregator openai:gpt-5-mini`;

/** The end of the help of `moagraph chat`. */
export const chatExamples = `
On a terminal: a pasted text is one question, \\ at the end of a line continues it, /help lists the
commands, ^C stops an answer, ^D exits. In a pipe, each line is a question (see --jsonl); the exit
code is 1 if any question gets no answer.

Examples:
  moagraph chat moa-lite --offline
  moagraph chat moa-lite --rounds 2 --temperature 0.7 --max-output-tokens 512
  moagraph chat moa-lite --thread sky
  moagraph chat panel.json < questions.txt > answers.txt
  jq -c '{question: .prompt}' data.jsonl | moagraph chat panel.json --jsonl`;

/** The end of the help of `moagraph init`. */
export const initExamples = `
On a terminal, it asks for the budget and the models. In a pipe, or with --yes, it asks nothing.

Examples:
  moagraph init
  moagraph init --yes --budget 0.01 --proposers 4
  moagraph init --models openai:gpt-4o,ollama:qwen3:4b --aggregator openai:gpt-4o --no-run`;

/** The end of the help of `moagraph threads`. */
export const threadsExamples = `
Threads are kept in one file, threads.sqlite, which only you can read. Its folder is
~/.local/state/moagraph ($XDG_STATE_HOME/moagraph) on Linux, ~/Library/Application Support/moagraph on
macOS, and %LOCALAPPDATA%\\moagraph on Windows.

Examples:
  moagraph run moa-lite --thread sky "Why is the sky blue?"
  moagraph threads
  moagraph threads show sky
  moagraph threads delete sky`;
