import { ReflectionKind } from "typedoc";

/**
 * Warns of each parameter of an exported function, method or constructor that has no description. Typedoc's own check
 * knows exports, methods and properties, but no parameters.
 *
 * @param {import("typedoc").ProjectReflection} project
 * @param {import("typedoc").Logger} logger
 */
export function warnOfParameters(project, logger) {
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
    if (parameter.hasComment() || isOfCallback(parameter) || isInherited(parameter)) continue;
    logger.warn(
      `${parameter.getFriendlyFullName()} has no description. Add a line "@param ${parameter.name} - …".`,
    );
  }
}

/**
 * A function that is the type of a parameter or property, or a part of a type, is described by the text of that.
 *
 * @param {import("typedoc").Reflection} parameter
 */
function isOfCallback(parameter) {
  const type = parameter.parent?.parent;
  if (type?.kind !== ReflectionKind.TypeLiteral) return false;
  const owner = /** @type {import("typedoc").DeclarationReflection} */ (type.parent);
  return owner.kind !== ReflectionKind.TypeAlias || owner.type?.type !== "reflection";
}

/**
 * What a class inherits is described, and checked, where it is declared.
 *
 * @param {import("typedoc").Reflection} reflection
 */
function isInherited(reflection) {
  let each = /** @type {import("typedoc").Reflection | undefined} */ (reflection);
  while (each !== undefined && !each.kindOf(ReflectionKind.Module)) {
    if ("inheritedFrom" in each && each.inheritedFrom !== undefined) return true;
    each = each.parent;
  }
  return false;
}
