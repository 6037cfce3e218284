import { didYouMean, type GraphSpec, nearestName } from "@moagraph/core/graph";
import { UsageError } from "./errors/usage-error.js";

/**
 * The graph of a recipe, or of a file if no recipe has that name. Recipes are loaded only for a name, and what
 * reads files only for a file: each takes a tenth of the start of a run.
 *
 * @throws {@link UsageError} For an unknown name, an unreadable file or an invalid graph.
 */
export async function loadGraph(target: string): Promise<GraphSpec> {
  if (looksLikePath(target)) return fromFile(target);
  const { isRecipeName, recipes } = await import("@moagraph/recipes");
  if (isRecipeName(target)) return recipes[target].graph;
  try {
    return await fromFile(target);
  } catch (error) {
    throw isUnknown(error) ? unknownRecipe(target, Object.keys(recipes)) : error;
  }
}

async function fromFile(path: string): Promise<GraphSpec> {
  const { loadGraphFile } = await import("./load-graph-file.js");
  return loadGraphFile(path);
}

function isUnknown(error: unknown): boolean {
  return error instanceof UsageError && error.code === "FILE_NOT_FOUND";
}

function looksLikePath(target: string): boolean {
  return /[/\\]|\.(json|ya?ml)$/i.test(target);
}

function unknownRecipe(name: string, known: readonly string[]): UsageError {
  return new UsageError({
    code: "UNKNOWN_RECIPE",
    message: `There is no recipe or file \`${name}\`.`,
    hint: didYouMean(
      nearestName(name, known),
      `The recipes are ${known.join(", ")}. Or pass a JSON or YAML file.`,
    ),
  });
}
