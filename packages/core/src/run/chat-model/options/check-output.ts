import type { CandidateModel } from "../../../ask/call/call-config.js";
import { takesOption } from "../../../ask/member/takes-option.js";
import { UnsupportedOptionError } from "../../../errors/unsupported-option-error.js";
import type { Compilation } from "../../../runtime/compilation.js";
import type { CompileOptions } from "../../../runtime/compile-options.js";
import { ownModel } from "../../../runtime/model-pool.js";
import { staircaseOf } from "../../../spec/flow/staircase-of.js";
import type { NodeSpec } from "../../../spec/graph-spec.js";
import { kindOf } from "../../../spec/node-kinds.js";

/**
 * Checks that the output's model can be asked with an option of a call.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the output passes on what other nodes
 * wrote, if it has a `staircase`, if its model does not call tools, or if neither it nor a fallback can be
 * given the option. It names the node.
 */
export function checkOutput(option: string, compilation: Compilation): void {
  const { graph, callConfigs, options } = compilation;
  const { name, output } = graph;
  const node = graph.nodes[output] as NodeSpec;
  const { passesOnText = false } = kindOf(node);
  if (!passesOnText) {
    throw new UnsupportedOptionError(name, option, {
      message: `Graph \`${name}\` does not support \`${option}\` as a chat model: its output \`${output}\` is a ${node.kind}, which passes on what other nodes wrote.`,
      hint: `Add an aggregator that reads \`${output}\`, and make it the output.`,
    });
  }
  if (staircaseOf(graph, node) !== undefined) {
    throw new UnsupportedOptionError(name, option, {
      message: `Graph \`${name}\` does not support \`${option}\` as a chat model: its output \`${output}\` has a \`staircase\`, and writes its answer in several requests.`,
      hint: `Remove \`staircase\` from \`${output}\` or from the graph.`,
    });
  }
  const models = callConfigs.get(output)?.models ?? [];
  const [model] = models;
  if (option === "tools" && model?.capabilities.tools === false) {
    throw new UnsupportedOptionError(name, option, {
      message: `Graph \`${name}\` does not support \`tools\` as a chat model: the model \`${model.settings.model}\` of its output \`${output}\` calls no tools.`,
      hint: `Use another model at \`${output}\`. If this one does call tools, set \`capabilities\` of the graph.`,
    });
  }
  if (models.some((each) => mayTake(each, option, options))) return;
  throw takenByNone(option, compilation);
}

/** Of a model that is not made yet, nothing is known. */
export function mayTake(
  { settings }: Pick<CandidateModel, "settings">,
  option: string,
  options: CompileOptions,
): boolean {
  const own = ownModel(settings.model, options);
  return typeof own !== "object" || takesOption(own, option);
}

/** The error for an option that no model of the output can be given. */
export function takenByNone(
  option: string,
  { graph, callConfigs }: Compilation,
): UnsupportedOptionError {
  const { name, output } = graph;
  const models = callConfigs.get(output)?.models ?? [];
  const names = models.map(({ settings }) => `\`${settings.model}\``).join(", ");
  const needed = option === "tools" ? "a chat model with `bindTools`" : "a chat model";
  return new UnsupportedOptionError(name, option, {
    message: `Graph \`${name}\` does not support \`${option}\` as a chat model: ${names} of its output \`${output}\` cannot be given it.`,
    hint: `Use ${needed} at \`${output}\`. Agents, graphs and chains cannot be given options.`,
  });
}
