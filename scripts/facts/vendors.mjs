import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { entryPoints, publishedPackages, root } from "../workspace.mjs";

/** @typedef {{ value: number | string, source: string, asOf: string }} Fact */
/** @typedef {Readonly<Record<string, Fact>>} Facts */
/**
 * What the pages tell of `ModelCapabilities`.
 *
 * @typedef {object} Capabilities
 * @property {boolean} [tools]
 * @property {boolean} [prefill]
 * @property {boolean} [structuredOutput]
 * @property {boolean} [images]
 * @property {readonly string[]} [reasoningEffort]
 * @property {number} [topLogprobs]
 * @property {{ minTokens: number, blockTokens: number }} [promptCache]
 */
/**
 * A model with known facts: its name in graphs, such as `openai:gpt-5.5`, and what is known of it.
 *
 * @typedef {{ id: string, name: string, facts: Facts, capabilities: Capabilities }} KnownModel
 */
/** @typedef {{ id: string, folder: string, package: string, models: KnownModel[] }} Vendor */

/**
 * Loads what is built of every package with a table of models.
 *
 * @returns {Promise<Vendor[]>}
 */
export async function vendors() {
  const tables = publishedPackages().filter(({ folder }) =>
    existsSync(join(root, folder, `src/${basename(folder)}-models.ts`)),
  );
  return Promise.all(tables.map(vendor));
}

/** @type {(published: { folder: string, manifest: Record<string, any> }) => Promise<Vendor>} */
async function vendor(published) {
  const { folder, manifest } = published;
  const id = basename(folder);
  const [entry] = entryPoints(published);
  const provider = madeBy(await load(entry?.built ?? ""), id);
  const table = Object.values(await load(`${folder}/dist/${id}-models.js`))[0];
  const models = Object.keys(table).map((model) => ({
    id: model,
    name: `${id}:${model}`,
    facts: provider.facts(model),
    capabilities: provider.capabilities?.(model) ?? {},
  }));
  return { id, folder, package: String(manifest["name"]), models };
}

/** @type {(module: Record<string, any>, id: string) => any} */
function madeBy(module, id) {
  const factories = Object.values(module).filter((value) => typeof value === "function");
  const provider = factories.map((factory) => factory({})).find((made) => made.id === id);
  if (provider === undefined) throw new Error(`No export of packages/providers/${id} makes ${id}.`);
  return provider;
}

/** @type {(file: string) => Promise<Record<string, any>>} */
function load(file) {
  return import(pathToFileURL(join(root, file)).href);
}
