import { UnsupportedOptionError } from "../../errors/unsupported-option-error.js";
import type { Compilation } from "../../runtime/compilation.js";
import { kindOf, type NodeSpec } from "../../spec/node-kinds.js";

/**
 * Checks that the output's model can be asked with an option of a call.
 *
 * @throws {@link UnsupportedOptionError} `UNSUPPORTED_OPTION` if the output passes on what other nodes
 * wrote, or if its model does not call tools. It names the node.
 */
export function checkOutput(option: string, { graph, callConfigs }: Compilation): void {
  const { name, output } = graph;
  const node = graph.nodes[output] as NodeSpec;
  const { passesOnText = false } = kindOf(node);
  if (!passesOnText) {
    throw new UnsupportedOptionError(name, option, {
      message: `Graph \`${name}\` does not support \`${option}\` as a chat model: its output \`${output}\` is a ${node.kind}, which passes on what other nodes wrote.`,
      hint: `Add an aggregator that reads \`${output}\`, and make it the output.`,
    });
  }
  const [model] = callConfigs.get(output)?.models ?? [];
  if (option !== "tools" || model?.capabilities.tools !== false) return;
  throw new UnsupportedOptionError(name, option, {
    message: `Graph \`${name}\` does not support \`tools\` as a chat model: the model \`${model.settings.model}\` of its output \`${output}\` calls no tools.`,
    hint: `Use another model at \`${output}\`. If this one does call tools, set \`capabilities\` of the graph.`,
  });
}
