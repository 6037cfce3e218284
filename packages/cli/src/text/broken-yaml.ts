import type { TextFault } from "./parsed-text.js";

const mendIt =
  "Mend it there: spaces for indentation, a space after each colon, quotes around a text with special characters.";

/** A text that is not YAML, or uses more of YAML than data needs. */
export function brokenYaml(offset: number, what: string, hint: string = mendIt): TextFault {
  return { code: "BROKEN_YAML", offset, message: `broken YAML: ${what}.`, hint };
}
