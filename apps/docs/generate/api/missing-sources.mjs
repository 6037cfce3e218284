import { existsSync } from "node:fs";
import { join } from "node:path";
import { ReflectionKind } from "typedoc";
import { root } from "../../../../scripts/workspace.mjs";
import { repository } from "../../shared/repository.mjs";

/**
 * Warns of each export whose page has no link to its source, or a link to a file that does not exist.
 *
 * @param {import("typedoc").ProjectReflection} project
 * @param {import("typedoc").Logger} logger
 */
export function warnOfSources(project, logger) {
  const exports = (project.children ?? []).flatMap((module) => module.children ?? []);
  for (const each of exports) {
    if (each.kind === ReflectionKind.Reference) continue;
    const url = (each.signatures?.[0] ?? each).sources?.[0]?.url ?? "no file";
    const path = url.replace(`${repository}/blob/main/`, "").replace(/#L\d+$/, "");
    if (existsSync(join(root, path))) continue;
    logger.warn(`The source of ${each.getFriendlyFullName()} is ${url}, which does not exist.`);
  }
}
