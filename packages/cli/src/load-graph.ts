import {
  didYouMean,
  type GraphSpec,
  graphFromJson,
  validateGraph,
  nearestName,
} from "@moagraph/core/graph";
import { isRecipeName, recipes } from "@moagraph/recipes";
import { invalidGraphError } from "./errors/invalid-graph-error.js";
import { readGraphFile } from "./read-graph-file.js";
import { parseGraphText } from "./text/parse-graph-text.js";
import { UsageError } from "./errors/usage-error.js";

/**
 * The graph of a recipe, or of a file if no recipe has that name.
 *
 * @throws {@link UsageError} For an unknown name, an unreadable file or an invalid graph.
 */
export async function loadGraph(target: string): Promise<GraphSpec> {
  if (isRecipeName(target)) return recipes[target].graph;
  try {
    return await loadGraphFile(target);
  } catch (error) {
    throw isUnknown(error) && !looksLikePath(target) ? unknownRecipe(target) : error;
  }
}

/** The graph in a JSON or YAML file, or in stdin for `-`. Issues have their position in the file. */
export async function loadGraphFile(path: string): Promise<GraphSpec> {
  const name = path === "-" ? "stdin" : path;
  const text = parseGraphText(await readGraphFile(path), name);
  const issues = validateGraph(text.value);
  if (issues.length > 0) throw invalidGraphError(name, text, issues);
  return graphFromJson(text.value);
}

function isUnknown(error: unknown): boolean {
  return error instanceof UsageError && error.code === "FILE_NOT_FOUND";
}

function looksLikePath(target: string): boolean {
  return /[/\\]|\.(json|ya?ml)$/i.test(target);
}

function unknownRecipe(name: string): UsageError {
  const known = Object.keys(recipes);
  return new UsageError({
    code: "UNKNOWN_RECIPE",
    message: `There is no recipe or file \`${name}\`.`,
    hint: didYouMean(
      nearestName(name, known),
      `The recipes are ${known.join(", ")}. Or pass a JSON or YAML file.`,
    ),
  });
}
