/** The format of a graph's text. */
export type GraphFormat = "json" | "yaml";

const formats: Readonly<Record<string, GraphFormat>> = { json: "json", yaml: "yaml", yml: "yaml" };

/**
 * The format that the extension of a file's name selects. YAML supports brackets too, but with another
 * name a text that starts with one is JSON.
 */
export function graphFormat(text: string, name: string): GraphFormat {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return formats[extension] ?? (/^\s*[[{]/.test(text) ? "json" : "yaml");
}
