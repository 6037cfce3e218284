// How panel/ works: `target-graph.ts` finds the graph that a command uses. With `--proposer`, it is a
// new graph, whose answer is written by the model that `strongest-model.ts` finds.
import { existsSync, statSync } from "node:fs";
import type { GraphSpec } from "@moagraph/core/graph";
import { seeHelp } from "../errors/argument-error.js";
import { UsageError } from "../errors/usage-error.js";
import { loadGraph } from "../load-graph.js";
import type { PanelOptions } from "../options/panel-options.js";
import { stderr } from "../text-output.js";
import { panelOf } from "./panel-of.js";
import { strongestModel } from "./strongest-model.js";

/**
 * The graph that a command uses: that of a recipe, of a file, or of the models of `--proposer`.
 *
 * Without `--aggregator`, the proposer with the best known quality also writes the answer. A line on
 * stderr names it.
 *
 * @throws {@link UsageError} Without a graph, or with two.
 */
export async function targetGraph(
  target: string | undefined,
  { proposer: proposers, aggregator }: PanelOptions,
): Promise<GraphSpec> {
  if (proposers === undefined) {
    if (target === undefined) throw noGraph();
    return loadGraph(target);
  }
  if (target !== undefined) throw twoGraphs(target);
  if (aggregator !== undefined) return panelOf(proposers, aggregator);
  const { model, reason } = await strongestModel(proposers);
  stderr.write(`aggregator: ${model}, ${reason}; set another with --aggregator\n`);
  return panelOf(proposers, model);
}

/**
 * The arguments of `run`: with `--proposer`, the first is the prompt.
 *
 * @throws {@link UsageError} With `--proposer` and a graph.
 */
export async function targetAndPrompt(
  first: string | undefined,
  second: string | undefined,
  { proposer: proposers }: PanelOptions,
): Promise<{ readonly target: string | undefined; readonly prompt: string | undefined }> {
  if (proposers === undefined) return { target: first, prompt: second };
  if (first !== undefined && (second !== undefined || (await isGraph(first))))
    throw twoGraphs(first);
  return { target: undefined, prompt: first };
}

/** Whether a word names a recipe or a file. Such a word is hardly meant as a prompt. */
async function isGraph(word: string): Promise<boolean> {
  const { isRecipeName } = await import("@moagraph/recipes");
  return isRecipeName(word) || (existsSync(word) && statSync(word).isFile());
}

function noGraph(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: "Missing required argument `recipe|file`.",
    hint: `Pass a recipe or a file, or name models with --proposer. ${seeHelp}`,
  });
}

function twoGraphs(target: string): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`--proposer\` makes a new graph, so it cannot be used with the graph \`${target}\`.`,
    hint: `Remove \`${target}\`, or replace its models with \`--model from=to\`.`,
  });
}
