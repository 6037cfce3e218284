/** Words that cannot name an export, as ECMAScript and TypeScript reserve them in modules. */
const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package
  private protected public return static super switch this throw true try typeof undefined var void while
  with yield`.split(/\s+/),
);

/**
 * A variable for a graph: `moaLite` for `moa-lite`. It ends in `Graph` if the name is taken, and is `graph`
 * if the name has no letters of ASCII.
 */
export function exportName(name: string, taken: readonly string[]): string {
  const words = name.slice(0, 60).match(/[A-Za-z0-9]+/g) ?? [];
  const [first = "", ...others] = words;
  const start = /^[A-Z0-9]+$/.test(first)
    ? first.toLowerCase()
    : first.charAt(0).toLowerCase() + first.slice(1);
  const joined = [start, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
    .join("")
    .replace(/^\d+/, "");
  const variable = joined.charAt(0).toLowerCase() + joined.slice(1);
  if (variable === "") return "graph";
  return reserved.has(variable) || taken.includes(variable) ? `${variable}Graph` : variable;
}
