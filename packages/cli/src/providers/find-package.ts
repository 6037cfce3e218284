import { existsSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { debugNote } from "../process/debug-note.js";
import { oneLine } from "../one-line.js";
import { isTrusted, projectFolders } from "./trusted-folder.js";

/**
 * The path of an installed package; `undefined` if it is not installed.
 *
 * A package in the user's project has priority over one installed with the command line. A package
 * in a folder of another user is skipped.
 */
export function findPackage(name: string): string | undefined {
  for (const folder of projectFolders()) {
    const found = findIn(folder, name);
    if (found !== undefined) return found;
  }
  return findOwn(name);
}

/** Where packages are looked for, for an error. */
export function searchedPlaces(): string {
  const folders = projectFolders().map((folder) => `\`${oneLine(folder)}\``);
  return `Looked in node_modules of ${folders.join(", ")}, and where moagraph is installed.`;
}

function findIn(folder: string, name: string): string | undefined {
  const place = join(folder, "node_modules", name);
  if (!existsSync(place)) return undefined;
  const found = resolveFrom(folder, name);
  // Node goes on to the parent folders, and to global ones.
  if (found === undefined || !found.startsWith(realpathSync(place) + sep)) return undefined;
  return areTrusted([folder, ...foldersOf(folder, name)], found) ? found : undefined;
}

/** The package beside the command line, or in a folder above it. Its installer is trusted. */
function findOwn(name: string): string | undefined {
  const own = fileURLToPath(import.meta.url);
  const found = resolveFrom(dirname(own), name);
  if (found === undefined) return undefined;
  const owner = statSync(own).uid;
  return areTrusted([dirname(found)], found, [owner]) ? found : undefined;
}

/** `node_modules`, the folder of the scope, and the package. */
function foldersOf(folder: string, name: string): string[] {
  const parts = name.split("/");
  const modules = join(folder, "node_modules");
  return [modules, ...parts.map((_, index) => join(modules, ...parts.slice(0, index + 1)))];
}

function areTrusted(folders: readonly string[], found: string, others?: number[]): boolean {
  const foreign = [...folders, found].find((path) => !isTrusted(path, others));
  if (foreign === undefined) return true;
  debugNote(`${oneLine(found)} is skipped: another user owns ${oneLine(foreign)}`);
  return false;
}

function resolveFrom(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, "moagraph.js")).resolve(name);
  } catch {
    return undefined;
  }
}
