import { markdownTable } from "./markdown-table.mjs";

/** @typedef {import("./vendors.mjs").Vendor} Vendor */

/**
 * The list of all provider pages.
 *
 * @param {readonly Vendor[]} vendors
 * @returns {string}
 */
export function providersIndex(vendors) {
  const rows = vendors.map(({ id, package: name, models }) => [
    `[\`${id}\`](${id}.md)`,
    `\`${name}\``,
    String(models.length),
  ]);
  return `# Providers

<!-- Written by \`npm run provider-pages\` from the facts of the packages. -->

Each provider is a package of its own. Its page lists the models that it has facts about: context windows, prices, capabilities and retirements, with sources. Every other model id of the vendor works too.

[Servers with an OpenAI-style API](endpoints.md), such as vLLM, LM Studio and llama.cpp, need no package of their own. The chat models of LangChain's packages are served by [\`@moagraph/langchain\`](../guide/members.md#models-of-langchain-s-packages).

${markdownTable(["Provider", "Package", "Models with facts"], rows)}
`;
}
