import { ReflectionKind } from "typedoc";
import { MemberRouter } from "typedoc-plugin-markdown";

/** One page for each export, `core/compile.md`, and one for each import name, `core/index.md`. */
export class ExportRouter extends MemberRouter {
  /**
   * @override
   * @param {import("typedoc").Reflection} reflection
   */
  getIdealBaseName(reflection) {
    if (reflection.kindOf(ReflectionKind.Module)) return `${folderOf(reflection.name)}/index`;
    const module = moduleOf(reflection);
    return module === undefined ? "index" : `${folderOf(module.name)}/${reflection.name}`;
  }
}

/**
 * The folder of an import name below /api: `core/graph` for `@moagraph/core/graph`.
 *
 * @param {string} importName
 */
export function folderOf(importName) {
  return importName.replace(/^@[^/]+\//, "");
}

/**
 * The import name that a reflection belongs to.
 *
 * @param {import("typedoc").Reflection} reflection
 */
function moduleOf(reflection) {
  let each = reflection.parent;
  while (each !== undefined && !each.kindOf(ReflectionKind.Module)) each = each.parent;
  return each;
}
