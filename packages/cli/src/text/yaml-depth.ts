import { CST } from "yaml";
import { brokenYaml } from "./broken-yaml.js";
import type { TextFault } from "./parsed-text.js";

/** A graph nests five levels. */
const maxDepth = 100;

/** The first place that is nested deeper than any data of ours, if there is one. */
export function depthFaults(tokens: readonly CST.Token[]): TextFault[] {
  const [offset] = tokens.flatMap((token) => (token.type === "document" ? deepIn(token) : []));
  if (offset === undefined) return [];
  return [brokenYaml(offset, `nested deeper than ${maxDepth} levels`, "Nest less.")];
}

function deepIn(document: CST.Document): number[] {
  const offsets: number[] = [];
  CST.visit(document, ({ start, key, value }, path) => {
    if (path.length <= maxDepth) return undefined;
    offsets.push((start[0] ?? key ?? value)?.offset ?? document.offset);
    return CST.visit.BREAK;
  });
  return offsets;
}
