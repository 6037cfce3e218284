import { MoaError } from "@moagraph/provider-kit";
import { quote } from "../quote.js";
import { type GraphChange, nodesOfChange } from "./graph-change.js";

/** Most changes listed in the message. The heading counts all. */
const maxListed = 20;

/** Most nodes named in a hint. */
const maxNamed = 5;

/** What is known of a thread whose graph has changed. */
export interface ChangedThread {
  /** The name of the graph of the app. */
  readonly graph: string;
  /** `undefined` if the checkpointer no longer has the graph that the run was started with. */
  readonly changes: readonly GraphChange[] | undefined;
  /**
   * What the caller wanted: to resume the run, to keep results of it by `rerunFrom`, or to continue it by
   * `onGraphChange: "continue"`.
   */
  readonly wanted: "resume" | "keep" | "continue";
}

/** The thread's run was started with another graph. No model was asked, and the thread is as before. */
export class GraphChangedError extends MoaError {
  /**
   * What differs, in the order of the nodes: all changes, or with `rerunFrom` and `onGraphChange: "continue"`
   * those of nodes that have run. `undefined` if the checkpointer no longer has the graph that the run was
   * started with.
   */
  readonly changes: readonly GraphChange[] | undefined;

  /** @internal */
  constructor(thread: ChangedThread) {
    const { graph, changes } = thread;
    super({
      code: "GRAPH_CHANGED",
      message: `The run of the thread was started with another graph than ${quote(graph)} is now${listOf(thread)}`,
      hint: hintFor(thread),
    });
    this.changes = changes;
  }
}

function listOf({ changes, wanted }: ChangedThread): string {
  if (changes === undefined) {
    return ". The checkpointer no longer has that graph, so what differs is not known.";
  }
  const lines = changes.slice(0, maxListed).map((change) => `  ${lineOf(change)}`);
  const more = changes.length - maxListed;
  const rest = more > 0 ? [`  … and ${more} more`] : [];
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  const of = wanted === "resume" ? "" : " of nodes that have run";
  return [`: ${count}${of}.`, ...lines, ...rest].join("\n");
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

function hintFor({ changes, wanted }: ChangedThread): string {
  const rerun = rerunOf(changes);
  if (wanted === "keep") return `Ask the changed nodes again, too: ${rerun}.`;
  const others = `Or pass a question, for a new run.`;
  const asWas = "Resume with the graph as it was.";
  if (wanted === "continue") return `${asWas} Or ask the changed nodes again: ${rerun}. ${others}`;
  return `${asWas} Or ask only the changed nodes and those behind them: ${rerun}. Or set \`onGraphChange: "continue"\` in \`compile\`, if no node has run that changed. ${others}`;
}

/** Such as `` `app.invoke(rerunFrom("fuse"), config)` ``. */
function rerunOf(changes: ChangedThread["changes"] = []): string {
  const names = [...new Set(changes.flatMap(nodesOfChange))]
    .slice(0, maxNamed)
    .map((name) => JSON.stringify(name));
  return `\`app.invoke(rerunFrom(${names.join(", ") || '"node"'}), config)\``;
}
