import type { TextFault } from "./parsed-text.js";
import type { TextRange } from "./text-range.js";

const syntaxHint =
  "Correct it there: use spaces for indentation, a space after each colon, and quotes around a text with special characters.";

/** The fault of a text that is not YAML, or uses YAML features beyond plain data. */
export function brokenYaml(
  { from, to }: TextRange,
  what: string,
  hint: string = syntaxHint,
): TextFault {
  return { code: "BROKEN_YAML", from, to, message: `broken YAML: ${what}.`, hint };
}
