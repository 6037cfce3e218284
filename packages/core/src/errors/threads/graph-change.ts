/** A node that a graph has now, and did not have when the run started. */
export interface NodeAdded {
  readonly type: "node-added";
  readonly node: string;
}

/** A node that a graph had when the run started, and does not have now. */
export interface NodeRemoved {
  readonly type: "node-removed";
  readonly node: string;
}

/** A setting of a node that has another value than when the run started. */
export interface SettingChanged {
  readonly type: "setting-changed";
  readonly node: string;
  /** The key of the node, such as `model`, `prompt` or `reads`. */
  readonly setting: string;
  /** The value when the run started, as JSON. A long text is cut. `undefined` if there was none. */
  readonly before: string | undefined;
  /** The value now, as JSON. A long text is cut. `undefined` if there is none. */
  readonly after: string | undefined;
}

/** Another node is the output. */
export interface OutputChanged {
  readonly type: "output-changed";
  readonly before: string;
  readonly after: string;
}

/** A difference between the graph that a run was started with and the graph of the app. */
export type GraphChange = NodeAdded | NodeRemoved | SettingChanged | OutputChanged;

/** The node that a change adds or changes. None if it removes one. */
export function nodesOfChange(change: GraphChange): string[] {
  if (change.type === "output-changed") return [change.after];
  return change.type === "node-removed" ? [] : [change.node];
}
