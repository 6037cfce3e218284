import { type Alias, isAlias, isCollection, isNode, isPair } from "yaml";
import { brokenYaml } from "./broken-yaml.js";
import type { TextFault } from "./parsed-text.js";
import { yamlRange } from "./yaml-range.js";

/**
 * Maximum number of values that aliases may repeat. It is far more than a graph needs, and fast to
 * process.
 */
const maxCopies = 10_000;

/**
 * Faults of aliases: an unknown anchor, an alias inside its own anchor, or too many repeated values
 * in total.
 */
export function aliasFaults(root: unknown): TextFault[] {
  const faults: TextFault[] = [];
  const sizes = new Map<string, number | "open">();
  let copies = 0;

  function sizeOf(node: unknown): number {
    if (isAlias(node)) return sizeOfAlias(node);
    const anchor = isNode(node) && "anchor" in node ? node.anchor : undefined;
    if (anchor !== undefined) sizes.set(anchor, "open");
    const size = 1 + partsOf(node).reduce<number>((sum, part) => sum + sizeOf(part), 0);
    if (anchor !== undefined) sizes.set(anchor, size);
    return size;
  }

  function sizeOfAlias(alias: Alias): number {
    const size = sizes.get(alias.source);
    if (typeof size !== "number") {
      faults.push(size === undefined ? unknownAnchor(alias) : partOfItself(alias));
      return 1;
    }
    const wasTooMany = copies > maxCopies;
    copies += size;
    if (copies > maxCopies && !wasTooMany) faults.push(tooManyCopies(alias));
    return size;
  }

  sizeOf(root);
  return faults;
}

function partsOf(node: unknown): readonly unknown[] {
  if (isPair(node)) return [node.value];
  return isCollection(node) ? node.items : [];
}

function unknownAnchor(alias: Alias): TextFault {
  const what = `\`*${alias.source}\` has no anchor: there is no \`&${alias.source}\` before it`;
  return brokenYaml(yamlRange(alias), what, "Write the value itself.");
}

function partOfItself(alias: Alias): TextFault {
  const what = `\`*${alias.source}\` is inside its own anchor`;
  return brokenYaml(yamlRange(alias), what, "Write the value itself.");
}

function tooManyCopies(alias: Alias): TextFault {
  const what = `with \`*${alias.source}\` the aliases repeat more than ${maxCopies} values`;
  return brokenYaml(yamlRange(alias), what, "Write the values themselves, or remove them.");
}
