import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { addGraphOptions, maxConcurrency } from "./options/add-graph-options.js";
import { numberOption } from "./options/number-option.js";
import { orStopped } from "./process/or-stopped.js";
import { requireOutput } from "./process/require-output.js";
import type { Stop } from "./process/stop.js";
import { stderr, stdout } from "./text-output.js";

/**
 * Defines the commands with their arguments and help.
 *
 * Each command is loaded when it is called. Only `validate`, `run` and `chat` load LangGraph.
 */
export function createProgram(stop: Stop): Command {
  const program = new Command("moagraph")
    .description("Run, draw and check Mixture-of-Agents graphs.")
    .version(ownVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    })
    .exitOverride()
    .option("--debug", "print the stack of an error")
    .addHelpText("after", examples);
  addList(program, stop);
  addGraph(program, stop);
  addValidate(program, stop);
  addPlan(program, stop);
  addRun(program, stop);
  addChat(program, stop);
  return program;
}

function addList(program: Command, { signal }: Stop): void {
  program
    .command("list")
    .description("list the recipes: layers, model calls, final model")
    .hook("preAction", requireOutput)
    .action(async () => orStopped(signal, (await import("./commands/list.js")).list()));
}

function addGraph(program: Command, { signal }: Stop): void {
  program
    .command("graph")
    .description("draw a graph as a Mermaid flowchart or an SVG picture, or print it as JSON")
    .argument("<recipe|file>", target)
    .addOption(
      new Option("-f, --format <format>", "output format")
        .choices(["mermaid", "json", "svg"])
        .default("mermaid"),
    )
    .hook("preAction", requireOutput)
    .action(async (name, options) =>
      orStopped(signal, (await import("./commands/graph.js")).graph(name, options)),
    );
}

function addValidate(program: Command, { signal }: Stop): void {
  const command = program
    .command("validate")
    .description("check a graph file, and whether it can run; print all issues")
    .argument("<file>", file);
  addGraphOptions(command).action(async (path, options) =>
    orStopped(signal, (await import("./commands/validate.js")).validate(path, options)),
  );
}

function tokens(option: string): (text: string) => number {
  return numberOption(option, { from: 1, to: 1e9, isWhole: true });
}

function addPlan(program: Command, { signal }: Stop): void {
  const command = program
    .command("plan")
    .description("estimate a run: calls, tokens, USD, tflops, seconds; makes no model call")
    .argument("<recipe|file>", target)
    .option("--json", "print the plan as one JSON object")
    .option("--prompt-tokens <n>", "tokens of the prompt (default: 40)", tokens("--prompt-tokens"))
    .option(
      "--output-tokens <n>",
      "tokens of each reply (default: 400)",
      tokens("--output-tokens"),
    );
  command.hook("preAction", requireOutput);
  addGraphOptions(command).action(async (name, options) =>
    orStopped(signal, (await import("./commands/plan.js")).plan(name, options)),
  );
}

function addRun(program: Command, stop: Stop): void {
  const command = program
    .command("run")
    .description("answer a prompt: the answer goes to stdout, progress to stderr")
    .argument("<recipe|file>", target)
    .argument("[prompt]", "the prompt; read from stdin if absent or `-`")
    .option("--json", "print one JSON object at the end: answer, error, usage and every call");
  addGraphOptions(command)
    .hook("preAction", requireOutput)
    .addOption(maxConcurrency())
    .addHelpText("after", runExamples)
    .action(async (name, prompt, options) =>
      (await import("./commands/run.js")).run(name, prompt, options, stop),
    );
}

function addChat(program: Command, stop: Stop): void {
  const command = program
    .command("chat")
    .description("answer each line, with the whole conversation as context")
    .argument("<recipe|file>", chatTarget)
    .option("--jsonl", "read questions in JSON from a pipe, one a line: they can have line ends");
  addGraphOptions(command)
    .hook("preAction", requireOutput)
    .addOption(maxConcurrency())
    .addHelpText("after", chatExamples)
    .action(async (name, _options, chosen: Command) =>
      (await import("./commands/chat.js")).chat(name, chosen.optsWithGlobals(), stop),
    );
}

const file = "a JSON or YAML file, or - for stdin";

const target = `a recipe, or ${file}`;

const chatTarget = "a recipe, or a JSON or YAML file";

const examples = `
Examples:
  moagraph list
  moagraph run moa-lite --offline "Why is the sky blue?"
  moagraph chat moa-lite --offline
  moagraph plan moa-lite --prompt-tokens 500
  moagraph graph moa --format svg > moa.svg
  moagraph graph moa --format json > mine.json && moagraph validate mine.json

Exit codes: 0 done; 1 the run failed; 2 command, file, graph, prompt or key missing or wrong;
141 stdout was closed too early; 128 + n stopped by signal n: 129, 130 (^C), 143.`;

const runExamples = `
Examples:
  moagraph run moa "What are three fun things to do in SF?"
  moagraph run panel.json < question.txt > answer.txt
  moagraph run moa-lite --json --offline "Why is the sky blue?" | jq .usage
  moagraph run moa --model together:databricks/dbrx-instruct=openai:gpt-4o-mini "Why?"
  moagraph run moa-lite --aggregator openai:gpt-5-mini --temperature default "Why?"
  moagraph run moa -- "-5 + 3?"`;

const chatExamples = `
On a terminal: a pasted text is one question, \\ at the end of a line continues it, /help lists the
commands, ^C stops an answer, ^D exits. In a pipe, each line is a question (see --jsonl); the exit
code is 1 if any question gets no answer.

Examples:
  moagraph chat moa-lite --offline
  moagraph chat moa-lite --rounds 2 --temperature 0.7 --max-output-tokens 512
  moagraph chat panel.json < questions.txt > answers.txt
  jq -c '{question: .prompt}' data.jsonl | moagraph chat panel.json --jsonl`;

function ownVersion(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
