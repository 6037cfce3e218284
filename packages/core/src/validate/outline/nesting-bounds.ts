import type { Issue, IssueCode, IssuePath } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import { mostLevels } from "../../spec/expand/nesting-error.js";
import { nodesIn, type Part, partsIn, rootPart } from "./parts.js";

/** Most nodes of a graph whose nodes hold others, when each copy of a node counts. */
const mostNodes = 10_000;

/** The size of a part and of all parts in it. */
interface Extent {
  readonly nodes: number;
  /** Levels of parts, itself included. */
  readonly levels: number;
}

/**
 * Checks that no part holds itself, that parts are not too deep, and that they do not have too many nodes
 * together. Each part is looked at once, so the time is linear also if nodes share what they hold.
 */
export function nestingIssues(graph: unknown): Issue[] {
  const walk = new NestingWalk();
  const { nodes, levels } = walk.extentOf(rootPart(graph));
  if (walk.issues.length > 0 || levels === 1 || nodes <= mostNodes) return walk.issues;
  return [tooManyNodes(nodes)];
}

class NestingWalk {
  readonly issues: Issue[] = [];
  /** `undefined` while a part is being walked. */
  private readonly extents = new Map<unknown, Extent | undefined>();

  extentOf(part: Part): Extent {
    const { value, level } = part;
    const known = this.extents.get(value);
    const levels = level + (known?.levels ?? 1);
    if (levels > mostLevels + 1) return this.report("TOO_MANY_LEVELS", part.at, tooDeep);
    if (known !== undefined) return known;
    if (this.extents.has(value)) return this.report("GRAPH_IN_ITSELF", part.at, inItself);
    this.extents.set(value, undefined);
    const extent = this.walk(part);
    this.extents.set(value, extent);
    return extent;
  }

  private walk(part: Part): Extent {
    let nodes = Object.keys(nodesIn(part.value)).length;
    let levels = 0;
    for (const inner of partsIn(part)) {
      const extent = this.extentOf(inner);
      // One more for what passes on the result of each copy.
      nodes += inner.copies * (extent.nodes + 1);
      levels = Math.max(levels, extent.levels);
    }
    return { nodes, levels: levels + 1 };
  }

  private report(code: IssueCode, path: IssuePath, { says, hint }: Fault): Extent {
    const name = quote(String(path.at(-2)));
    this.issues.push({ code, path, message: `Node ${name} ${says}.`, hint });
    return { nodes: 1, levels: 1 };
  }
}

interface Fault {
  readonly says: string;
  readonly hint: string;
}

const inItself: Fault = {
  says: "holds what it is in itself",
  hint: "Hold another graph. For several rounds, use `repeat`.",
};

const tooDeep: Fault = {
  says: `is on level ${mostLevels + 1}; the maximum is ${mostLevels}`,
  hint: "Write the inner nodes into a graph further out.",
};

function tooManyNodes(nodes: number): Issue {
  const count = nodes > 1_000_000 ? "more than a million" : String(nodes);
  return {
    code: "TOO_MANY_NODES",
    path: ["nodes"],
    message: `With the nodes in nodes and all rounds, the graph has ${count} nodes; the maximum is ${mostNodes}.`,
    hint: "Lower `maxRounds`, or hold fewer graphs.",
  };
}
