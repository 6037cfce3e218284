import type { TextFormat } from "../session/session.js";

/** The name of the graph's text, which selects its parser. */
export function fileName(format: TextFormat): string {
  return `graph.${format}`;
}
