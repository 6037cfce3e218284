import { CST } from "yaml";
import { brokenYaml } from "./broken-yaml.js";
import type { TextFault } from "./parsed-text.js";

/** Maximum number of levels. A graph has five. */
const maxDepth = 100;

/** The first position that is nested too deeply, if there is one. */
export function depthFaults(tokens: readonly CST.Token[]): TextFault[] {
  const [offset] = tokens.flatMap((token) => (token.type === "document" ? deepIn(token) : []));
  if (offset === undefined) return [];
  return [
    brokenYaml(
      { from: offset, to: offset + 1 },
      `nested deeper than ${maxDepth} levels`,
      "Use fewer levels.",
    ),
  ];
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
