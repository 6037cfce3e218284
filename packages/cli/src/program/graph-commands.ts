// How program/ works: each function defines commands with their arguments and help. Their actions load
// `../commands/`.
import { type Command, Option } from "commander";
import { addGraphOptions, maxConcurrency } from "../options/add-graph-options.js";
import { numberOption } from "../options/number-option.js";
import { addProposers, aggregatorOption } from "../options/panel-options.js";
import { orStopped } from "../process/or-stopped.js";
import { addThreadOptions } from "../options/thread-options.js";
import { requireOutput } from "../process/require-output.js";
import type { Stop } from "../process/stop.js";
import { threadId } from "../threads/saved/thread-id.js";
import { chatExamples, runExamples } from "./examples.js";

/** Defines the commands that take a graph, and `list`. */
export function addGraphCommands(program: Command, stop: Stop): void {
  addList(program, stop);
  addGraph(program, stop);
  addValidate(program, stop);
  addPlan(program, stop);
  addRun(program, stop);
  addChat(program, stop);
}

function addList(program: Command, { signal }: Stop): void {
  program
    .command("list")
    .description("list the recipes: layers, model calls, final model")
    .hook("preAction", requireOutput)
    .action(async () => orStopped(signal, (await import("../commands/list.js")).list()));
}

function addGraph(program: Command, { signal }: Stop): void {
  const command = program
    .command("graph")
    .description("draw a graph (mermaid, svg), or print it as a file or a module (json, yaml, ts)")
    .argument("[recipe|file]", target);
  addProposers(command)
    .addOption(aggregatorOption())
    .addOption(
      new Option("-f, --format <format>", "output format")
        .choices(["mermaid", "svg", "json", "yaml", "ts"])
        .default("mermaid"),
    )
    .hook("preAction", requireOutput)
    .action(async (name, options) =>
      orStopped(signal, (await import("../commands/graph.js")).graph(name, options)),
    );
}

function addValidate(program: Command, { signal }: Stop): void {
  const command = program
    .command("validate")
    .description("check a graph file, and whether it can run; print all issues")
    .argument("<file>", file);
  addGraphOptions(command).action(async (path, options) =>
    orStopped(signal, (await import("../commands/validate.js")).validate(path, options)),
  );
}

function tokens(option: string): (text: string) => number {
  return numberOption(option, { from: 1, to: 1e9, isWhole: true });
}

function addPlan(program: Command, { signal }: Stop): void {
  const command = program
    .command("plan")
    .description("estimate a run: calls, tokens, USD, tflops, seconds; makes no model call")
    .argument("[recipe|file]", target)
    .option("--json", "print the plan as one JSON object")
    .option("--prompt-tokens <n>", "tokens of the prompt (default: 40)", tokens("--prompt-tokens"))
    .option(
      "--output-tokens <n>",
      "tokens of each reply (default: 400)",
      tokens("--output-tokens"),
    );
  command.hook("preAction", requireOutput);
  addGraphOptions(addProposers(command)).action(async (name, options) =>
    orStopped(signal, (await import("../commands/plan.js")).plan(name, options)),
  );
}

function addRun(program: Command, stop: Stop): void {
  const command = program
    .command("run")
    .description("answer a prompt: the answer goes to stdout, progress to stderr")
    .argument("[recipe|file]", target)
    .argument("[prompt]", "the prompt; read from stdin if absent or `-`")
    .option("--json", "print one JSON object at the end: answer, error, usage and every call")
    .option(
      "--report <file>",
      "write the run to one HTML file: graph, times, costs, prompts, replies",
    );
  addThreadOptions(addGraphOptions(addProposers(command)))
    .hook("preAction", requireOutput)
    .addOption(maxConcurrency())
    .addHelpText("after", runExamples)
    .action(async (name, prompt, options) =>
      (await import("../commands/run.js")).run(name, prompt, options, stop),
    );
}

function addChat(program: Command, stop: Stop): void {
  const command = program
    .command("chat")
    .description("answer each line, with the whole conversation as context")
    .argument("[recipe|file]", chatTarget)
    .option("--jsonl", "read questions in JSON from a pipe, one a line: they can have line ends")
    .option("--thread <id>", "keep the conversation in this thread, or continue it", threadId);
  addGraphOptions(addProposers(command))
    .hook("preAction", requireOutput)
    .addOption(maxConcurrency())
    .addHelpText("after", chatExamples)
    .action(async (name, _options, chosen: Command) =>
      (await import("../commands/chat.js")).chat(name, chosen.optsWithGlobals(), stop),
    );
}

const file = "a JSON or YAML file, or - for stdin";

const target = `a recipe, or ${file}`;

const chatTarget = "a recipe, or a JSON or YAML file";
