import type { Issue } from "@moagraph/core/graph";

/** What to do about the functions of a graph on the command line, if the issues name any. */
export function functionsHint(issues: readonly Issue[]): string | undefined {
  const missing = issues.filter(({ code }) => code === "UNKNOWN_FUNCTION");
  if (missing.length === 0) return undefined;
  const instead = [...new Set(missing.map(withoutFunction))].join(", and ");
  return `Functions can be passed in TypeScript only. To run the graph here, ${instead}.`;
}

/** The path of the issue ends with the setting and `use`. */
function withoutFunction({ path }: Issue): string {
  return path.at(-2) === "prompt"
    ? "write its prompts as text"
    : "use a built-in measure or a model instead of its functions";
}
