import { type Command, Option } from "commander";
import { modelOption } from "./model-option.js";

/** The options that name the models of a graph, in place of a recipe or a file. */
export interface PanelOptions {
  /** The models that propose. */
  readonly proposer?: readonly string[];
  /** The model that writes the answer. */
  readonly aggregator?: string;
}

/** Adds `--proposer`. */
export function addProposers(command: Command): Command {
  const parse = modelOption("--proposer");
  const collect = (text: string, before: readonly string[] = []): readonly string[] => [
    ...before,
    parse(text),
  ];
  const help = "a model of a new graph, in place of a recipe or a file; repeatable";
  return command.option("--proposer <model>", help, collect);
}

/** The option that names the model of the answer. */
export function aggregatorOption(): Option {
  const flag = "--aggregator";
  const help = "the model that writes the answer";
  return new Option(`${flag} <model>`, help).argParser(modelOption(flag));
}
