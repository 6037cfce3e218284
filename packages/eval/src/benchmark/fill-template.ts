import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * Puts texts into a prompt template, as Python's `str.format` does: `{name}` becomes the text of that name, and
 * doubled braces become single ones. Braces in the texts are left as they are.
 *
 * @param template - The template.
 * @param texts - The texts by name. Those that the template does not name are not used.
 * @throws {EvalInputError} `INVALID_INPUT` if the template has another name in braces, or a single brace.
 * @example
 * ```ts
 * import { fillTemplate } from "@moagraph/eval";
 *
 * fillTemplate("Rate {{1-10}}: {answer}", { answer: "{x}" }); // "Rate {1-10}: {x}"
 * ```
 */
export function fillTemplate(template: string, texts: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g, (found: string, name?: string) => {
    if (found === "{{" || found === "}}") return found.charAt(0);
    if (name !== undefined && Object.hasOwn(texts, name)) return texts[name] as string;
    throw wrongTemplate(found, Object.keys(texts));
  });
}

const longestName = 40;

function wrongTemplate(found: string, names: readonly string[]): EvalInputError {
  const expected = names.map((name) => `{${name}}`).join(", ");
  return new EvalInputError(
    `The prompt template has ${found.slice(0, longestName)}, expected ${expected}.`,
    "Correct the template. Write {{ and }} for braces that are part of the text.",
  );
}
