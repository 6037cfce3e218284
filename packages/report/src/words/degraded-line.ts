import type { Call } from "@moagraph/core";
import { type Degradation, degradations } from "@moagraph/core/graph";
import { type NameOf, noteWords } from "./note-words.js";

/** Most causes named in the line. */
const maxNamed = 5;

/**
 * One line that says why an answer is less than its graph planned; `undefined` if it is not.
 *
 * @param ledger - The ledger of a run that answered.
 * @param nameOf - The name of a proposal.
 * @example
 * ```ts
 * import { degradedLine } from "@moagraph/report/words";
 *
 * degradedLine([], ({ node }) => node); // undefined
 * ```
 */
export function degradedLine(ledger: readonly Call[], nameOf: NameOf): string | undefined {
  const causes = degradations(ledger).map((cause) => words(cause, nameOf));
  if (causes.length === 0) return undefined;
  const more = causes.length - maxNamed;
  const named = causes.slice(0, maxNamed).join("; ");
  return `degraded: ${named}${more > 0 ? `; and ${more} more` : ""}`;
}

function words({ node, sample, note }: Degradation, nameOf: NameOf): string {
  const name = nameOf({ node, sample });
  switch (note.type) {
    case "fewer":
      return `${name} had fewer proposals than planned: ${note.usable} of ${note.of}`;
    case "draft":
      return `${name} gave no answer: the draft of ${nameOf(note)} is the answer`;
    case "routed":
      return `${name} could not choose, and ${noteWords(note, nameOf)}`;
    default:
      return `${name}: ${noteWords(note, nameOf)}`;
  }
}
