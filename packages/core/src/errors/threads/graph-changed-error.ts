import { MoaError } from "@moagraph/provider-kit";
import { quote } from "../quote.js";
import type { GraphChange } from "./graph-change.js";

/** Most changes listed in the message. The heading counts all. */
const maxListed = 20;

/** What is known of a thread whose graph has changed. */
export interface ChangedThread {
  /** The name of the graph of the app. */
  readonly graph: string;
  /** `undefined` if the checkpointer no longer has the graph that the run was started with. */
  readonly changes: readonly GraphChange[] | undefined;
}

/** The thread's run was started with another graph. No model was asked, and the thread is as before. */
export class GraphChangedError extends MoaError {
  /**
   * What differs, in the order of the nodes. `undefined` if the checkpointer no longer has the graph that the
   * run was started with.
   */
  readonly changes: readonly GraphChange[] | undefined;

  /** @internal */
  constructor({ graph, changes }: ChangedThread) {
    super({
      code: "GRAPH_CHANGED",
      message: `The run of the thread was started with another graph than ${quote(graph)} is now${listOf(changes)}`,
      hint: 'Resume with the graph as it was. Or ask only the changed nodes and those behind them: `app.invoke(rerunFrom("node"), config)`. Or set `onGraphChange: "continue"` in `compile`, if no node has run that changed. Or pass a question, for a new run.',
    });
    this.changes = changes;
  }
}

function listOf(changes: ChangedThread["changes"]): string {
  if (changes === undefined) {
    return ". The checkpointer no longer has that graph, so what differs is not known.";
  }
  const lines = changes.slice(0, maxListed).map((change) => `  ${lineOf(change)}`);
  const more = changes.length - maxListed;
  const rest = more > 0 ? [`  … and ${more} more`] : [];
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return [`: ${count}.`, ...lines, ...rest].join("\n");
}

function lineOf(change: GraphChange): string {
  if (change.type === "node-added") return `${quote(change.node)} was added`;
  if (change.type === "node-removed") return `${quote(change.node)} was removed`;
  const { before = "not set", after = "not set" } = change;
  if (change.type === "output-changed") {
    return `\`output\` was ${quote(before)}, is ${quote(after)}`;
  }
  return `${quote(change.node)}: \`${change.setting}\` was ${before}, is ${after}`;
}
