import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Lists the packages in the node_modules of a folder as `name@version`, each copy once. Follows no
 * links, so that a package of pnpm's counts where it lies.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function installedPackages(folder) {
  const modules = join(folder, "node_modules");
  if (!existsSync(modules)) return [];
  const store = join(modules, ".pnpm");
  const stored = existsSync(store) ? readdirSync(store).map((name) => join(store, name)) : [];
  return [
    ...foldersOf(modules).flatMap(packagesAt),
    ...stored.flatMap((each) => (each.endsWith("node_modules") ? [] : installedPackages(each))),
  ];
}

/**
 * The size of all files below a folder, in megabytes. Follows no links.
 *
 * @param {string} folder
 * @returns {number}
 */
export function megabytes(folder) {
  return existsSync(folder) ? bytesBelow(folder) / 1_000_000 : 0;
}

/** @type {(folder: string) => number} */
function bytesBelow(folder) {
  const sizes = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return bytesBelow(path);
    return entry.isFile() ? lstatSync(path).size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @type {(path: string) => string[]} */
function packagesAt(path) {
  if (/[\\/]@[^\\/]+$/.test(path)) return foldersOf(path).flatMap(packagesAt);
  const manifest = join(path, "package.json");
  if (!existsSync(manifest)) return [];
  const { name, version } = JSON.parse(readFileSync(manifest, "utf8"));
  return [`${name}@${version}`, ...installedPackages(path)];
}

/** @param {string} parent */
function foldersOf(parent) {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(parent, entry.name));
}
