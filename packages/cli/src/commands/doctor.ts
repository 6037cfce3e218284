import { type GraphSpec, MoaError } from "@moagraph/core/graph";
import { pluralize } from "@moagraph/report/words";
import type { Check } from "../doctor/check.js";
import { checkGraph } from "../doctor/check-graph.js";
import { checkReplies } from "../doctor/check-replies.js";
import { checkNode, checkPackages } from "../doctor/check-setup.js";
import { checkProvider } from "../doctor/check-providers.js";
import { checksText } from "../doctor/checks-text.js";
import { tokenCost } from "../doctor/token-cost.js";
import { askOnTerminal } from "../ask/ask-line.js";
import { askYes } from "../ask/ask-yes.js";
import { nothingSetUp } from "../models/nothing-reached.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { targetGraph } from "../panel/target-graph.js";
import { orStopped } from "../process/or-stopped.js";
import type { Stop } from "../process/stop.js";
import { noteAddresses } from "../providers/note-addresses.js";
import { reachProviders } from "../reach/reach-providers.js";
import { stdout } from "../text-output.js";

/** The options of `moagraph doctor`. */
export interface DoctorCommandOptions extends GraphOptions {
  readonly json?: boolean;
  /** Whether the models are called without asking. */
  readonly yes?: boolean;
  /** Whether servers at their usual ports are looked for. */
  readonly local: boolean;
}

/**
 * Checks the setup, and whether a graph can run. Prints a line for each check.
 *
 * @throws {@link MoaError} `CHECKS_FAILED` at the end if any check failed.
 */
export async function doctor(
  target: string | undefined,
  options: DoctorCommandOptions,
  { signal }: Stop,
): Promise<void> {
  const print = printer(options.json ?? false);
  const hasGraph = target !== undefined || options.proposer !== undefined;
  if (hasGraph) {
    const graph = withOptions(await targetGraph(target, options), options);
    await orStopped(signal, graphChecks(graph, options, { print, signal }));
  } else print(await orStopped(signal, setupChecks(options.local, signal)));
  const checks = print([]);
  if (options.json) stdout.writeJson({ checks }, 2);
  const failed = checks.filter(({ state }) => state === "failed").length;
  if (failed > 0) throw checksFailed(failed, checks.length);
}

/** Prints checks, and returns all of them. */
type Print = (checks: readonly Check[]) => readonly Check[];

function printer(isJson: boolean): Print {
  const all: Check[] = [];
  return (checks) => {
    all.push(...checks);
    if (!isJson) stdout.write(checksText(checks));
    return all;
  };
}

/** Checks everything that is set up. */
async function setupChecks(isLocal: boolean, signal: AbortSignal): Promise<Check[]> {
  const providers = await reachProviders({ isLocal }, signal);
  if (providers.length === 0) {
    const { message, hint } = nothingSetUp();
    return [checkNode(), { name: "providers", state: "failed", found: message, fix: hint }];
  }
  const packages = checkPackages(providers.map(({ id }) => id));
  return [checkNode(), ...packages, ...providers.map(checkProvider)];
}

/** Checks a graph. Its models are called last, if the user agrees. */
async function graphChecks(
  graph: GraphSpec,
  { yes = false }: DoctorCommandOptions,
  { print, signal }: { readonly print: Print; readonly signal: AbortSignal },
): Promise<void> {
  noteAddresses(graph);
  const { checks, models, known } = await checkGraph(graph, signal);
  print([checkNode(), ...checks]);
  if (models.length === 0) return;
  const request = `one token of ${pluralize(models.length, "model")} (${tokenCost(models, known)})`;
  if (yes || (await mayCall(request, signal))) print(await checkReplies(graph, models, signal));
  else print([{ name: "replies", state: "skipped", found: `To ask for ${request}, add --yes.` }]);
}

/** Without a user to ask, no model is called. */
async function mayCall(request: string, signal: AbortSignal): Promise<boolean> {
  const ask = askOnTerminal(signal);
  return ask !== undefined && askYes(ask, `Ask for ${request}?`, true);
}

function checksFailed(failed: number, count: number): MoaError {
  return new MoaError({
    code: "CHECKS_FAILED",
    message: `${failed} of ${pluralize(count, "check")} failed.`,
    hint: "Fix what the lines marked `failed` report, then run the command again.",
  });
}
