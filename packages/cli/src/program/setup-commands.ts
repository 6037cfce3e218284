import { type Command, Option } from "commander";
import { addGraphOptions } from "../options/add-graph-options.js";
import { modelOption } from "../options/model-option.js";
import { numberOption } from "../options/number-option.js";
import { addProposers, aggregatorOption } from "../options/panel-options.js";
import { initExamples } from "./examples.js";
import { orStopped } from "../process/or-stopped.js";
import { requireOutput } from "../process/require-output.js";
import type { Stop } from "../process/stop.js";

/** Defines the commands that find models and check the setup. */
export function addSetupCommands(program: Command, stop: Stop): void {
  addModels(program, stop);
  addInit(program, stop);
  addDoctor(program, stop);
}

function addModels(program: Command, stop: Stop): void {
  program
    .command("models")
    .description("list the models that can be used now, with window and price")
    .argument("[provider...]", "only these providers")
    .option("--json", "print one JSON object: every model, with the sources of its facts")
    .option("--all", "print long lists whole")
    .addOption(noLocal())
    .hook("preAction", requireOutput)
    .action(async (ids, options) =>
      orStopped(stop.signal, (await import("../commands/models.js")).models(ids, options, stop)),
    );
}

/** The option that leaves this machine's ports alone. */
function noLocal(): Option {
  return new Option("--no-local", "do not look for servers of models at their usual ports");
}

function addInit(program: Command, stop: Stop): void {
  const dollars = numberOption("--budget", { from: 0.000_001, to: 1e6, example: 0.05 });
  const count = numberOption("--proposers", { from: 1, to: 50, isWhole: true, example: 3 });
  program
    .command("init")
    .description("compose a panel of the models that can be used now, write it to a file, run it")
    .option("--out <file>", "the file", "panel.yaml")
    .option("--budget <usd>", "most US dollars per question (default: 0.05)", dollars)
    .option("--proposers <n>", "number of proposers (default: 3)", count)
    .option("--models <models>", "the proposers, with commas between them", modelsOption)
    .addOption(aggregatorOption())
    .option("-y, --yes", "ask nothing")
    .option("--force", "replace the file")
    .option("--no-run", "do not run the panel")
    .addOption(noLocal())
    .hook("preAction", requireOutput)
    .addHelpText("after", initExamples)
    .action(async (options) => (await import("../commands/init.js")).init(options, stop));
}

function addDoctor(program: Command, stop: Stop): void {
  const command = program
    .command("doctor")
    .description("check Node.js, packages, keys, servers and a graph's models; say how to fix them")
    .argument("[recipe|file]", "a recipe or a file whose models are checked")
    .option("--json", "print one JSON object with every check")
    .option("-y, --yes", "ask every model of the graph for one token");
  addGraphOptions(addProposers(command))
    .addOption(noLocal())
    .hook("preAction", requireOutput)
    .action(async (name, options) =>
      (await import("../commands/doctor.js")).doctor(name, options, stop),
    );
}

/** Parses a list of models. */
function modelsOption(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  return names.filter((name) => name !== "").map(modelOption("--models"));
}
