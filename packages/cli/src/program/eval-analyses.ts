import type { AnalysisName } from "@moagraph/eval";
import type { Command } from "commander";
import { addJson } from "../options/eval-options.js";
import { numberOption } from "../options/number-option.js";
import type { Stop } from "../process/stop.js";

/** The analyses of the paper by name, with what they show. */
const analyses: Readonly<Record<AnalysisName, string>> = {
  similarity: "how similar the answer is to each proposal, and to the better ones (figure 4b)",
  proposers: "quality by number of proposers, of one model and of several (table 3)",
  roles: "each model as proposer and as aggregator (table 4)",
  ranker: "an LLM ranker against synthesis, by layer (figure 4a)",
  budget: "cost and tflops against quality, with the Pareto front (figure 5)",
  depth: "quality by number of layers",
  collaborativeness: "each model alone, and with answers of others as reference (figure 1)",
  select: "which of these models, in which role, for a budget (section 1)",
  deception: "how far the answer falls if one proposer lies (arXiv 2503.05856)",
};

/** Defines a command for each analysis. */
export function addAnalyses(evaluation: Command, stop: Stop): void {
  for (const [name, description] of Object.entries(analyses)) {
    const command = evaluation
      .command(name)
      .description(description)
      .argument("<folder...>", "folders of runs")
      .option("--out <folder>", "where results/ is written (default: the first folder)");
    addOwnOptions[name as AnalysisName]?.(command);
    addJson(command).action(async (folders, options) =>
      (await import("../commands/eval/analyse.js")).analyse(
        name as AnalysisName,
        folders,
        options,
        stop,
      ),
    );
  }
}

/** The options that only one analysis has. */
const addOwnOptions: Readonly<Partial<Record<AnalysisName, (command: Command) => void>>> = {
  select(command) {
    const dollars = numberOption("--budget", { from: 0, to: 1e6, example: 0.05 });
    command.option("--budget <usd>", "most US dollars per question", dollars);
  },
  similarity(command) {
    command
      .option("--scores <file>", "preferences by model, as JSON; default: judged runs")
      .option(
        "--proposals <file...>",
        "the proposals in official files; then name one official file of answers in place of folders",
      );
  },
};
