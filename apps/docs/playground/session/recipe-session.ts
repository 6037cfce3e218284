import { type RecipeName, recipes } from "@moagraph/recipes";
import { writeGraph } from "../graph/write-graph.js";
import type { Session, TextFormat } from "./session.js";

/** A question that the simulated models know something about. */
const firstQuestion = "What are three fun things to do in SF?";

/** A session with the graph of a recipe. */
export function recipeSession(name: RecipeName, format: TextFormat = "yaml"): Session {
  const text = writeGraph(recipes[name].graph, format);
  return { text, format, question: firstQuestion, behaviours: {} };
}
