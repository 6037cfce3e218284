import { existsSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { debugNote } from "../process/debug-note.js";
import { oneLine } from "../one-line.js";
import { exists, foreignStep, projectFolders } from "./trusted-folder.js";

/**
 * The path of an installed package; `undefined` if it is not installed.
 *
 * A package in the user's project has priority over one installed with the command line. A package
 * is skipped if another user owns it, a folder or a link on the way to it, or its entry file.
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
  if (found === undefined || !holds(place, found)) return undefined;
  return isTrusted(place, found, { base: folder }) ? found : undefined;
}

/** The package beside the command line, or in a folder above it. Its installer is trusted. */
function findOwn(name: string): string | undefined {
  const own = fileURLToPath(import.meta.url);
  const found = resolveFrom(dirname(own), name);
  if (found === undefined) return undefined;
  const folders = createRequire(own).resolve.paths(name) ?? [];
  const place = folders.map((folder) => join(folder, name)).find((path) => holds(path, found));
  const others = [statSync(own).uid];
  return isTrusted(place ?? dirname(found), found, { base: own, others }) ? found : undefined;
}

/** Whether a package is at a place, which may be a link. */
function holds(place: string, found: string): boolean {
  return existsSync(place) && found.startsWith(realpathSync(place) + sep);
}

interface TrustOptions {
  /** The folders above it are not checked. */
  readonly base: string;
  readonly others?: readonly number[];
}

/** Whether only trusted users decide what is loaded: the package, its entry file, what names it. */
function isTrusted(place: string, found: string, { base, others }: TrustOptions): boolean {
  const paths = [place, join(place, "package.json"), found].filter(exists);
  for (const path of paths) {
    const foreign = foreignStep(path, base, others);
    if (foreign === undefined) continue;
    debugNote(`${oneLine(found)} is skipped: another user owns ${oneLine(foreign)}`);
    return false;
  }
  return true;
}

function resolveFrom(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, "moagraph.js")).resolve(name);
  } catch {
    return undefined;
  }
}
