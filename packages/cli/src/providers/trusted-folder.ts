import { existsSync, lstatSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

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
    if (existsSync(manifest)) return isTrusted(manifest) ? folders : [start];
    if (folder === dirname(folder)) return [start];
  }
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
 * Whether a file or folder is owned by the user or by root, and what it links to as well. Always true
 * on Windows, where files have no such owner.
 *
 * @param others - Other users that are trusted.
 */
export function isTrusted(path: string, others: readonly number[] = []): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  const trusted = [user, 0, ...others];
  try {
    return [lstatSync(path), statSync(path)].every(({ uid }) => trusted.includes(uid));
  } catch {
    return false;
  }
}
