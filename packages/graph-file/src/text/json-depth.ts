import { createScanner } from "jsonc-parser";

/** Maximum number of levels. A graph has five, and options of a provider have at most 20 more. */
export const maxJsonDepth = 100;

/** The first position that is nested too deeply; `undefined` if there is none. */
export function offsetTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (first === "{" || first === "[") depth += 1;
    if (first === "}" || first === "]") depth -= 1;
    if (depth > maxJsonDepth) return scanner.getTokenOffset();
  }
  return undefined;
}
