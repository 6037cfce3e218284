import { readFileSync } from "node:fs";
import { join } from "node:path";
import { providerNames } from "../new-provider/provider-names.mjs";
import { readme } from "../readme.mjs";
import { root } from "../workspace.mjs";
import { markdownTable } from "./markdown-table.mjs";
import { Sources } from "./sources.mjs";

/** @typedef {import("./vendors.mjs").KnownModel} KnownModel */
/** @typedef {import("./vendors.mjs").Vendor} Vendor */

const generated = "<!-- Written by `npm run provider-pages` from the facts of the package. -->";

/**
 * The page of a provider, from its facts, its capabilities and its README.
 *
 * @param {Vendor} vendor
 * @returns {string}
 */
export function providerPage(vendor) {
  const sources = new Sources();
  const { install, text } = { ...readme(vendor.folder), text: readmeText(vendor.folder) };
  const parts = [
    `# Provider \`${vendor.id}\`\n\n${generated}\n\n${introduction(text)}`,
    `\`\`\`sh\nnpm install ${install.join(" ")}\n\`\`\``,
    `Variables: ${variablesIn(text, vendor.id)}. Options and limits: see the README of [\`${vendor.package}\`](https://www.npmjs.com/package/${vendor.package}).`,
    modelsSection(vendor.models, sources),
    retiredSection(vendor.models, sources),
    capabilitiesSection(vendor.models),
    `## Sources\n\nThe address, and the day it states or was read.\n\n${sources.list()}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** @type {(folder: string) => string} */
function readmeText(folder) {
  return readFileSync(join(root, folder, "README.md"), "utf8");
}

/** The first paragraph of a README. @type {(text: string) => string} */
function introduction(text) {
  return text.split("\n\n")[1] ?? "";
}

/** The variables in a README's tables of options. @type {(text: string, id: string) => string} */
function variablesIn(text, id) {
  const { prefix } = providerNames(id);
  const tables = text.split("\n").filter((line) => line.startsWith("| "));
  const named = [...tables.join("\n").matchAll(/`([A-Z][A-Z0-9]+_[A-Z0-9_]+)`/g)].map(
    ([, name]) => name ?? "",
  );
  const own = named.filter((name) => name.startsWith(`${prefix}_`) || name.startsWith("AWS_"));
  return [...new Set(own)].map((name) => `\`${name}\``).join(", ");
}

/** @type {(models: readonly KnownModel[], sources: Sources) => string} */
function modelsSection(models, sources) {
  const header = ["Model", "Window", "Reply", "$ in", "$ cached", "$ out"];
  const more = ["Parameters", "Released", "Quality", "Sources"];
  const rows = models.map((model) => modelRow(model, sources));
  return `## Models

Tokens of the context window and of the longest reply. Prices are US dollars per million tokens of prompts, of prompts read from the vendor's cache, and of replies. Parameters are those of the whole model and, after the slash, those used for one token. Quality is the score on LMArena's text leaderboard. An empty cell is unknown.

${markdownTable([...header, ...more], rows)}`;
}

/** @type {(model: KnownModel, sources: Sources) => string[]} */
function modelRow({ id, facts }, sources) {
  const { retired: _retired, successor: _successor, ...stated } = facts;
  /** @param {string} name */
  const value = (name) => facts[name]?.value;
  return [
    `\`${id}\``,
    count(value("contextTokens")),
    count(value("maxOutputTokens")),
    String(value("inputUsdPerMillionTokens") ?? ""),
    String(value("cachedInputUsdPerMillionTokens") ?? ""),
    String(value("outputUsdPerMillionTokens") ?? ""),
    parameters(value("totalParameters"), value("activeParameters")),
    String(value("released") ?? ""),
    String(value("quality") ?? ""),
    sources.numbersOf(Object.values(stated)),
  ];
}

/** @type {(value: string | number | undefined) => string} */
function count(value) {
  return value === undefined ? "" : Number(value).toLocaleString("en-US");
}

/** @type {(total: string | number | undefined, active: string | number | undefined) => string} */
function parameters(total, active) {
  if (total === undefined) return "";
  const billions = [total, active ?? total].map((each) => `${Number(each) / 1e9}B`);
  return [...new Set(billions)].join(" / ");
}

/** @type {(models: readonly KnownModel[], sources: Sources) => string} */
function retiredSection(models, sources) {
  const rows = models.flatMap(({ id, facts: { retired, successor } }) => {
    const stated = [retired, successor].flatMap((fact) => (fact === undefined ? [] : [fact]));
    if (stated.length === 0) return [];
    const instead = successor === undefined ? "" : `\`${successor.value}\``;
    return [[`\`${id}\``, String(retired?.value ?? ""), instead, sources.numbersOf(stated)]];
  });
  if (rows.length === 0) return "";
  const table = markdownTable(["Model", "No longer served from", "Use instead", "Sources"], rows);
  return `## Retired models\n\n${table}`;
}

/** @type {(models: readonly KnownModel[]) => string} */
function capabilitiesSection(models) {
  const header = ["Model", "Tools", "Structured output", "Images", "Reasoning effort"];
  const more = ["Log probabilities", "Prefill", "Prompt cache from"];
  const rows = models
    .map((model) => capabilityRow(model))
    .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  if (rows.length === 0) return "";
  return `## Capabilities

Log probabilities: the most alternatives for a token. Prefill: the model continues a last message of its own, which is the beginning of the reply. Prompt cache: the shortest prompt that the vendor caches, in tokens. An empty cell is unknown.

${markdownTable([...header, ...more], rows)}`;
}

/** @type {(model: KnownModel) => string[]} */
function capabilityRow({ id, capabilities: known }) {
  const efforts = known.reasoningEffort;
  return [
    `\`${id}\``,
    yesOrNo(known.tools),
    yesOrNo(known.structuredOutput),
    yesOrNo(known.images),
    efforts?.length === 0 ? "no" : (efforts?.join(", ") ?? ""),
    known.topLogprobs === 0 ? "no" : String(known.topLogprobs ?? ""),
    yesOrNo(known.prefill),
    count(known.promptCache?.minTokens),
  ];
}

/** @type {(value: boolean | undefined) => string} */
function yesOrNo(value) {
  if (value === undefined) return "";
  return value ? "yes" : "no";
}
