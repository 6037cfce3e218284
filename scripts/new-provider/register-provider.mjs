import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../workspace.mjs";

/** @typedef {ReturnType<typeof import("./provider-names.mjs").providerNames>} Names */

const table = "packages/cli/src/providers/provider-packages.ts";
/** The command line's tests load providers, and the documentation's examples import them. */
const dependents = {
  "packages/cli/package.json": "workspace:^",
  "apps/docs/package.json": "workspace:*",
};

/**
 * Adds a provider to the table of the command line and to the packages that use all providers.
 *
 * @param {Names} names
 * @returns {string[]} The changed files.
 */
export function registerProvider(names) {
  change(table, (text) => withRow(text, names));
  for (const [file, range] of Object.entries(dependents)) {
    change(file, (text) => withDependency(text, names.packageName, range));
  }
  return [table, ...Object.keys(dependents)];
}

/** @type {(file: string, edit: (text: string) => string) => void} */
function change(file, edit) {
  const path = join(root, file);
  writeFileSync(path, edit(readFileSync(path, "utf8")));
}

/** The row goes to its place in the alphabet. @type {(text: string, names: Names) => string} */
function withRow(text, { id, packageName, camel }) {
  const rows = /(?<=export const providerPackages: [^\n]*\n)(?: {2}["a-z].*\n)+/.exec(text);
  if (rows === null)
    throw new Error(`${table} has no table \`providerPackages\` that can be read.`);
  const key = id.includes("-") ? `"${id}"` : id;
  const row = `  ${key}: { name: "${packageName}", factory: "${camel}" },\n`;
  const before = rows[0].split(/(?<=\n)/).filter((line) => line !== row);
  const at = before.findIndex((line) => line.replaceAll('"', "") > row.replaceAll('"', ""));
  const all = before.toSpliced(at === -1 ? before.length : at, 0, row);
  return text.replace(rows[0], all.join(""));
}

/** @type {(text: string, name: string, range: string) => string} */
function withDependency(text, name, range) {
  const manifest = JSON.parse(text);
  const all = { ...manifest.devDependencies, [name]: range };
  manifest.devDependencies = Object.fromEntries(
    Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
