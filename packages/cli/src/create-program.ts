import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { collectSwaps } from "./model-swaps.js";
import { numberOption } from "./number-option.js";

/**
 * Defines the commands with their arguments and help.
 *
 * Each command is loaded when it is called. Only `run` and `chat` load LangGraph.
 */
export function createProgram(): Command {
  const program = new Command("moagraph")
    .description("Run, draw and check Mixture-of-Agents graphs.")
    .version(ownVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .option("--debug", "print the stack of an error")
    .addHelpText("after", examples);
  addList(program);
  addGraph(program);
  addValidate(program);
  addPlan(program);
  addRun(program);
  addChat(program);
  return program;
}

function addList(program: Command): void {
  program
    .command("list")
    .description("list the recipes: layers, model calls, final model")
    .action(async () => (await import("./commands/list.js")).list());
}

function addGraph(program: Command): void {
  program
    .command("graph")
    .description("draw a graph as a Mermaid flowchart or an SVG picture, or print it as JSON")
    .argument("<recipe|file>", target)
    .addOption(
      new Option("-f, --format <format>", "output format")
        .choices(["mermaid", "json", "svg"])
        .default("mermaid"),
    )
    .action(async (name, options) => (await import("./commands/graph.js")).graph(name, options));
}

function addValidate(program: Command): void {
  program
    .command("validate")
    .description("check a graph file and print all its issues")
    .argument("<file>", file)
    .action(async (path) => (await import("./commands/validate.js")).validate(path));
}

function tokens(option: string): (text: string) => number {
  return numberOption(option, { from: 1, to: 1e9, isWhole: true });
}

function addPlan(program: Command): void {
  program
    .command("plan")
    .description("estimate a run: calls, tokens, USD, tflops, seconds; makes no model call")
    .argument("<recipe|file>", target)
    .option("--json", "print the plan as one JSON object")
    .option("--offline", "plan with every model simulated")
    .option("-m, --model <from=to>", "replace a model in the plan; repeatable", collectSwaps)
    .option("--prompt-tokens <n>", "tokens of the prompt (default: 40)", tokens("--prompt-tokens"))
    .option("--output-tokens <n>", "tokens of each reply (default: 400)", tokens("--output-tokens"))
    .action(async (name, options) => (await import("./commands/plan.js")).plan(name, options));
}

function maxConcurrency(): Option {
  const flag = "--max-concurrency";
  const parse = numberOption(flag, { from: 1, to: noLimit, isWhole: true });
  const help =
    "max concurrent calls per provider; 1 for a machine with one GPU (default: no limit)";
  return new Option(`${flag} <n>`, help).argParser(parse);
}

function addRun(program: Command): void {
  program
    .command("run")
    .description("answer a prompt: the answer goes to stdout, progress to stderr")
    .argument("<recipe|file>", target)
    .argument("[prompt]", "the prompt; read from stdin if absent")
    .option("--offline", "simulate every model: no network, no key, no language model")
    .option("--json", "print one JSON object at the end: answer, error, usage and every call")
    .option("-m, --model <from=to>", "replace a model; repeatable", collectSwaps)
    .addOption(maxConcurrency())
    .addHelpText("after", runExamples)
    .action(async (name, prompt, options) =>
      (await import("./commands/run.js")).run(name, prompt, options),
    );
}

function addChat(program: Command): void {
  program
    .command("chat")
    .description("answer each line, with the whole conversation as context")
    .argument("<recipe|file>", target)
    .option("--offline", "simulate every model: no network, no key, no language model")
    .option("-m, --model <from=to>", "replace a model; repeatable", collectSwaps)
    .option("--aggregator-model <model>", "the model that writes the answer")
    .option(
      "--rounds <n>",
      "number of proposer layers before the aggregator; layered graphs only",
      numberOption("--rounds", { from: 1, to: 100, isWhole: true }),
    )
    .option(
      "--temperature <number>",
      "sampling temperature of every model, 0 to 2",
      numberOption("--temperature", { from: 0, to: 2 }),
    )
    .option(
      "--max-tokens <n>",
      "max tokens of each reply",
      numberOption("--max-tokens", { from: 1, to: noLimit, isWhole: true }),
    )
    .addOption(maxConcurrency())
    .addHelpText("after", chatExamples)
    .action(async (name, _options, command: Command) =>
      (await import("./commands/chat.js")).chat(name, command.optsWithGlobals()),
    );
}

const noLimit = Number.POSITIVE_INFINITY;

const file = "a JSON or YAML file";

const target = `a recipe, or ${file}`;

const examples = `
Examples:
  moagraph list
  moagraph run moa-lite --offline "Why is the sky blue?"
  moagraph chat moa-lite --offline
  moagraph plan moa-lite --prompt-tokens 500
  moagraph graph moa --format svg > moa.svg
  moagraph graph moa --format json > mine.json && moagraph validate mine.json

Exit codes: 0 done; 1 the run failed; 2 command, file, graph, prompt or key missing or wrong;
130 interrupted.`;

const runExamples = `
Examples:
  moagraph run moa "What are three fun things to do in SF?"
  moagraph run panel.json < question.txt > answer.txt
  moagraph run moa-lite --json --offline "Why is the sky blue?" | jq .usage
  moagraph run moa --model together:databricks/dbrx-instruct=openai:gpt-4o-mini "Why?"`;

const chatExamples = `
On a terminal: /help lists the commands, ^C stops an answer, ^D exits. In a pipe, each line is a
question; the exit code is 1 if any question gets no answer.

Examples:
  moagraph chat moa-lite --offline
  moagraph chat moa-lite --rounds 2 --temperature 0.7 --max-tokens 512
  moagraph chat panel.json < questions.txt > answers.txt`;

function ownVersion(): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
