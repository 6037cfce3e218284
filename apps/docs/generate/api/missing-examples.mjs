import { ReflectionKind } from "typedoc";

/**
 * Warns of each exported function whose docstring has no example.
 *
 * @param {import("typedoc").ProjectReflection} project
 * @param {import("typedoc").Logger} logger
 */
export function warnOfExamples(project, logger) {
  for (const signature of project.getReflectionsByKind(ReflectionKind.CallSignature)) {
    const { parent } = signature;
    if (parent?.kind !== ReflectionKind.Function) continue;
    if (signature.comment?.getTag("@example") !== undefined) continue;
    logger.warn(`${parent.getFriendlyFullName()} has no example. Add "@example".`);
  }
}
