import { Argument, type Command, Option } from "commander";
import { addGraphOptions } from "../options/add-graph-options.js";
import {
  addData,
  addJson,
  addLimit,
  addSpending,
  checkerOption,
  judgeOption,
  publishedBenchmarks,
  usualData,
} from "../options/eval-options.js";
import { requireOutput } from "../process/require-output.js";
import type { Stop } from "../process/stop.js";
import { addAnalyses } from "./eval-analyses.js";
import {
  compareExamples,
  evalExamples,
  generateExamples,
  judgeExamples,
  scoreExamples,
} from "./eval-examples.js";

/** Defines `eval` and its commands. */
export function addEvalCommands(program: Command, stop: Stop): void {
  const evaluation = program
    .command("eval")
    .description(
      "evaluate graphs, recipes and models: AlpacaEval 2, MT-Bench, FLASK, your own data",
    )
    .hook("preAction", requireOutput)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .helpCommand(false)
    .addHelpText("after", evalExamples);
  evaluation.commandsGroup("Answers and scores:");
  addGenerate(evaluation, stop);
  addJudge(evaluation, stop);
  addScore(evaluation, stop);
  addReport(evaluation, stop);
  addCompare(evaluation, stop);
  addFetch(evaluation, stop);
  evaluation.commandsGroup("Analyses of the paper:");
  addAnalyses(evaluation, stop);
}

function addGenerate(evaluation: Command, stop: Stop): void {
  const command = evaluation
    .command("generate")
    .description("answer the questions of a benchmark, or of a file of your own")
    .argument(
      "<benchmark|file>",
      "alpaca-eval, mt-bench, flask, or a file with a question per line (JSONL)",
    )
    .argument("<recipe|file|model>", system)
    .requiredOption("--out <folder>", "the folder of the run; run again to continue in it")
    .option("--name <name>", "the system's name in files and tables (default: the graph's)")
    .option("--retry-failed", "ask failed questions again");
  addSpending(addJson(addData(addLimit(command), usualData)));
  addGraphOptions(command.optionsGroup(graphGroup))
    .addHelpText("after", generateExamples)
    .action(async (benchmark, target, options) =>
      (await import("../commands/eval/generate.js")).generate(benchmark, target, options, stop),
    );
}

function addJudge(evaluation: Command, stop: Stop): void {
  const command = evaluation
    .command("judge")
    .description("let a model judge the answers of a run")
    .argument("<folder>", runFolder)
    .addOption(judgeOption().makeOptionMandatory())
    .option("--retry-unclear", "ask again where the judge named no verdict")
    .option("--offline", "simulate the judge: no network, no key, no language model");
  addSpending(addJson(addData(command, "that of the run")))
    .addHelpText("after", judgeExamples)
    .action(async (folder, options) =>
      (await import("../commands/eval/judge.js")).judge(folder, options, stop),
    );
}

function addScore(evaluation: Command, stop: Stop): void {
  const command = evaluation
    .command("score")
    .description("compute the benchmark's numbers of a judged run, or of an official file")
    .argument("<folder|file>", "the folder of a run, or a benchmark's file with judgments")
    .option("--judge <model>", "the judge whose judgments count, if there are several")
    .option("--system <name>", "the system whose judgments count, if a file has several")
    .addOption(
      new Option("--benchmark <name>", "the format of a file, if it is not recognised").choices(
        publishedBenchmarks,
      ),
    )
    .addOption(checkerOption());
  addJson(addData(command, "that of the run"))
    .addHelpText("after", scoreExamples)
    .action(async (source, options) =>
      (await import("../commands/eval/score.js")).score(source, options, stop),
    );
}

function addReport(evaluation: Command, stop: Stop): void {
  const command = evaluation
    .command("report")
    .description(
      "write one HTML page: plots, tables, every answer with its proposals and judgments",
    )
    .argument("<folder>", "the folder of a run, or of several")
    .option("--out <file>", "the page (default: report.html in the folder)");
  addJson(command).action(async (folder, options) =>
    (await import("../commands/eval/report.js")).report(folder, options, stop),
  );
}

function addCompare(evaluation: Command, stop: Stop): void {
  const command = evaluation
    .command("compare")
    .description("compare two systems on your own data: which one is better, and at what price")
    .argument("<a>", system)
    .argument("<b>", system)
    .requiredOption("--data <file>", "the questions, one a line (JSONL)")
    .option("--out <folder>", "the folder of the comparison (default: compare-<a>-<b>)")
    .option("--retry-failed", "ask failed questions again")
    .option("--retry-unclear", "ask again where the judge named no verdict");
  command.addOption(judgeOption().conflicts("checker")).addOption(checkerOption());
  addSpending(addJson(addLimit(command)));
  addGraphOptions(command.optionsGroup(graphGroup))
    .addHelpText("after", compareExamples)
    .action(async (a, b, options) =>
      (await import("../commands/eval/compare.js")).compare(a, b, options, stop),
    );
}

function addFetch(evaluation: Command, stop: Stop): void {
  const sets = new Argument(
    "[benchmark...]",
    "which ones; without one, the three benchmarks",
  ).choices([...publishedBenchmarks, "alpaca-eval-outputs"]);
  const command = evaluation
    .command("fetch")
    .description("download the texts of the benchmarks from their official repositories")
    .addArgument(sets)
    .option("--data <folder>", `the folder to fill (default: ${usualData})`)
    .option("-y, --yes", "accept the licences without asking");
  addJson(command).action(async (names, options) =>
    (await import("../commands/eval/fetch.js")).fetchSets(names, options, stop),
  );
}

const graphGroup = "Options that change the graph:";

const system = "a recipe, a JSON or YAML file, or a model such as openai:gpt-4o";

const runFolder = "the folder of a run, as given to `eval generate --out`";
