import { extname } from "node:path";

/**
 * The name of a benchmark's own file if questions have no answer, so that nobody scores a smaller sample by
 * mistake.
 *
 * @example
 * ```ts
 * import { incompleteName } from "@moagraph/eval";
 *
 * incompleteName("runs/moa/model_outputs.json"); // "runs/moa/model_outputs.incomplete.json"
 * ```
 */
export function incompleteName(file: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.incomplete${extension}`;
}
