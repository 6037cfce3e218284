import type { FlatGraph, NodeSpec } from "../../spec/graph-spec.js";
import { flatNodesWithResults } from "../../spec/expand/flat-graph-of.js";
import { flowOf, type NodeFlow } from "../../spec/flow/flow.js";
import type { IssuePath } from "../../errors/issue.js";
import { fits } from "../value/check-value.js";
import { isRecord } from "../value/is-record.js";
import { kindNamedIn } from "./kind-named-in.js";
import { nodesIn } from "./parts.js";

/** The nodes of a graph and of its parts whose form is valid. */
export interface ValidNodes {
  isValid(node: unknown): node is NodeSpec;
  /** Proposals and calls of the valid node at a path, if all nodes before it are valid. */
  flowOf(path: IssuePath): NodeFlow | undefined;
  /** The flat nodes of the valid nodes. */
  readonly flat: FlatGraph["nodes"];
}

/**
 * Finds the valid nodes of any value.
 *
 * @param isBounded - Whether parts may be looked into. Else nodes that hold some are not valid.
 */
export function validNodesIn(graph: unknown, isBounded: boolean): ValidNodes {
  const forms = new Forms(isBounded);
  const isValid = (node: unknown): node is NodeSpec => forms.isValid(node);
  const valid = Object.entries(nodesIn(graph)).filter((entry): entry is [string, NodeSpec] =>
    isValid(entry[1]),
  );
  const { nodes, resultsOf } = flatNodesWithResults(Object.fromEntries(valid));
  // Of frozen nodes, the flow is computed once.
  const flat = Object.freeze(nodes);
  const flows = flowOf({ nodes: flat });
  return {
    flat,
    isValid,
    flowOf(path) {
      const [first, ...rounds] = resultsOf(path).map((result) => flows.get(result));
      return rounds.reduce(tightest, first);
    },
  };
}

/** The least that a node reads in one of its rounds, and the most calls and proposals of one. */
function tightest(a: NodeFlow | undefined, b: NodeFlow | undefined): NodeFlow | undefined {
  if (a === undefined || b === undefined) return undefined;
  return {
    incoming: Math.min(a.incoming, b.incoming),
    modelCalls: Math.max(a.modelCalls, b.modelCalls),
    writes: Math.max(a.writes, b.writes),
  };
}

/** Which nodes have a valid form, as does what they hold. Each is looked at once. */
class Forms {
  private readonly known = new Map<unknown, boolean>();

  constructor(private readonly isBounded: boolean) {}

  isValid(node: unknown): boolean {
    return this.once(node, () => {
      const kind = kindNamedIn(node);
      if (kind === undefined || !isRecord(node) || !fits(kind.schema, node)) return false;
      const { inside } = kind;
      return inside === undefined || (this.isBounded && this.isPart(node[inside.key]));
    });
  }

  private isPart(value: unknown): boolean {
    return this.once(
      value,
      () =>
        isRecord(value) &&
        isOutput(value["output"]) &&
        Object.values(nodesIn(value)).every((node) => this.isValid(node)),
    );
  }

  private once(value: unknown, check: () => boolean): boolean {
    const known = this.known.get(value) ?? check();
    this.known.set(value, known);
    return known;
  }
}

function isOutput(value: unknown): boolean {
  const names: unknown[] = Array.isArray(value) ? value : [value];
  return names.length > 0 && names.every((name) => typeof name === "string");
}
