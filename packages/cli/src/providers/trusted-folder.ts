import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { pathSteps } from "./path-steps.js";

/**
 * The folders of the user's project whose packages may be loaded: from the current folder up to the
 * nearest one with a `package.json`; only the current folder if there is none. Code in other
 * folders may be from another user, as in a folder that everybody can write to.
 */
export function projectFolders(): string[] {
  const start = currentFolder();
  if (start === undefined) return [];
  const folders: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    folders.push(folder);
    const manifest = join(folder, "package.json");
    if (exists(manifest)) return foreignStep(manifest, manifest) === undefined ? folders : [start];
    if (folder === dirname(folder)) return [start];
  }
}

/**
 * Whether there is a file, a folder or a link, also a link to nothing. True if that cannot be known,
 * as in a folder that the user may not search.
 */
export function exists(path: string): boolean {
  return ownerOf(path) !== undefined;
}

/** `undefined` if the current folder was deleted. */
function currentFolder(): string | undefined {
  try {
    return realpathSync(process.cwd());
  } catch {
    return undefined;
  }
}

/**
 * The first folder, link or file on a path that belongs neither to the user nor to root;
 * `undefined` if there is none. Always `undefined` on Windows, where files have no such owner.
 *
 * @param base - The folders above it are not checked.
 * @param others - Other users that are trusted.
 */
export function foreignStep(
  path: string,
  base: string,
  others: readonly number[] = [],
): string | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  const trusted = [user, 0, ...others];
  return pathSteps(path).find(
    (step) => !base.startsWith(step + sep) && !trusted.includes(ownerOf(step) ?? -1),
  );
}

/** `undefined` if there is nothing; no user's number if that cannot be known. */
function ownerOf(path: string): number | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.uid;
  } catch {
    return -1;
  }
}
