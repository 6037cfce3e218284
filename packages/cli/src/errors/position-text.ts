import type { FaultPosition } from "@moagraph/graph-file";

/** The position of a fault in a file, as programs print it: `panel.yaml:3:14`. */
export function positionText(file: string, { line, column }: FaultPosition): string {
  return `${file}:${line}:${column}`;
}
