import type { NodeSpec } from "../../spec/graph-spec.js";
import type { NodeKind } from "../../spec/node-kind.js";
import { kindOf, type NodeKindName, nodeKinds } from "../../spec/node-kinds.js";
import { isRecord } from "../value/is-record.js";

/** The kind that a value names, if there is such a kind. */
export function kindNamedIn(value: unknown): NodeKind<NodeSpec> | undefined {
  const kind = isRecord(value) ? value["kind"] : undefined;
  if (typeof kind !== "string" || !Object.hasOwn(nodeKinds, kind)) return undefined;
  return kindOf({ kind: kind as NodeKindName } as NodeSpec);
}
