import { didYouMean, type GraphSpec, nearestName } from "@moagraph/core/graph";
import { type GraphFault, readGraphText } from "@moagraph/graph-file";
import { isRecipeName, recipes } from "@moagraph/recipes";
import { invalidGraphError } from "./errors/invalid-graph-error.js";
import { unreadableTextError } from "./errors/unreadable-text-error.js";
import { UsageError } from "./errors/usage-error.js";
import { readGraphFile } from "./read-graph-file.js";

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
  const { graph, faults } = readGraphText(await readGraphFile(path), name);
  if (graph === undefined) throw faultsError(name, faults);
  return graph;
}

/** Faults of the text come alone: a text with one has no issues of a graph. */
function faultsError(name: string, faults: readonly GraphFault[]): UsageError {
  const [first, ...others] = faults.filter((fault) => fault.path === undefined);
  if (first !== undefined) return unreadableTextError(name, [first, ...others]);
  return invalidGraphError(
    name,
    faults.filter((fault) => fault.path !== undefined),
  );
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
