import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Lists the packages of pnpm-workspace.yaml: folder (relative, with slashes) and package.json.
 *
 * @returns {{ folder: string, manifest: Record<string, any> }[]}
 */
export function workspacePackages() {
  return workspacePatterns()
    .flatMap((pattern) =>
      pattern.endsWith("/*") ? subfolders(pattern.slice(0, -"/*".length)) : [pattern],
    )
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => ({ folder, manifest: readManifest(folder) }));
}

/** The packages that go to the registry. */
export function publishedPackages() {
  return workspacePackages().filter(({ manifest }) => manifest["private"] !== true);
}

/**
 * Lists what can be imported from a package: import name, source file, built file (both relative
 * to the repository).
 *
 * @param {{ folder: string, manifest: Record<string, any> }} package_
 * @returns {{ name: string, source: string, built: string }[]}
 */
export function entryPoints({ folder, manifest }) {
  return Object.entries(manifest["exports"])
    .filter(([, target]) => target.types !== undefined)
    .map(([subpath, target]) => ({
      name: `${manifest["name"]}${subpath.slice(1)}`,
      source: join(folder, target["@moagraph/source"]),
      built: join(folder, target.default),
    }));
}

/**
 * Reads a folder's package.json.
 *
 * @param {string} folder - Relative to the repository.
 * @returns {Record<string, any>}
 */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

/** The `packages:` list, each entry of the form `folder` or `folder/*`. */
function workspacePatterns() {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const list = /^packages:\n((?: {2}- .*\n)+)/m.exec(text)?.[1] ?? "";
  return [...list.matchAll(/- "?([^"\n]+)"?/g)].map((match) => match[1] ?? "");
}

/** @param {string} parent */
function subfolders(parent) {
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => `${parent}/${entry.name}`)
    .toSorted();
}
