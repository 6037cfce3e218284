import { extname } from "node:path";

/**
 * Returns the name of a benchmark's own file if questions have no answer, such as `model_outputs.incomplete.json`. Nobody
 * scores a smaller sample by mistake.
 */
export function incompleteName(file: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.incomplete${extension}`;
}
