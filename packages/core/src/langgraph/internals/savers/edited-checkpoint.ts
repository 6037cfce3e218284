/**
 * `nodes` of a compiled graph with their `triggers`, and its `channels` with `fromCheckpoint`, `update`,
 * `consume` and `checkpoint`; `channel_versions` and `versions_seen` of a checkpoint; `__pregel_pull` in the
 * path of a task.
 *
 * Used to edit the state of a thread without changing what runs next. LangGraph writes an edit as if a step
 * had, and ends the super-step: steps of it that have not ended do not run any more. When one of these is
 * renamed, an edit that names no step throws a `TypeError`, and the thread stays as it is. When the last one
 * is renamed, LangGraph writes such edits.
 */
import type { BaseCheckpointSaver, Checkpoint, StateSnapshot } from "@langchain/langgraph";

type Version = number | string;

interface Channel {
  readonly lc_graph_name?: string;
  fromCheckpoint(saved: unknown): Channel;
  /** Whether the channel has changed. */
  update(values: readonly unknown[]): boolean;
  /** Whether the channel has changed. */
  consume(): boolean;
  isAvailable(): boolean;
  checkpoint(): unknown;
}

/** A compiled graph, as far as its channels and nodes are read here. */
export interface EditedGraph {
  readonly nodes: Readonly<Record<string, { readonly triggers: readonly string[] }>>;
  readonly channels: Readonly<Record<string, unknown>>;
}

/** A step of the super-step that comes next, and what it has written if it has ended. */
export interface StepOfNext {
  readonly name: string;
  /** Empty for a step that has not ended. */
  readonly writes: readonly (readonly [channel: string, value: unknown])[];
}

/** What is changed in a checkpoint. */
export interface CheckpointEdit {
  /** Values by channel, as steps write them. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly steps: readonly StepOfNext[];
  /** The id of the edited checkpoint, greater than that of the checkpoint. */
  readonly id: string;
}

/** A checkpoint, and the versions of the channels that differ from the one before. */
export interface NewCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly newVersions: Record<string, Version>;
}

/** Whether a task runs a step because its channels were written, not because another step has sent it. */
export function isOfChannels({ path }: StateSnapshot["tasks"][number]): boolean {
  return path?.[0] === "__pregel_pull";
}

/** Whether all channels of a graph are saved whole in a checkpoint. */
export function hasWholeChannels({ channels }: Pick<EditedGraph, "channels">): boolean {
  return Object.values(channels).every(
    (channel) => (channel as Channel).lc_graph_name !== "DeltaChannel",
  );
}

/**
 * The checkpoint with the edit in its channels. Steps of the next super-step that have ended count as run.
 * All others still come next.
 */
export function editedCheckpoint(
  before: Checkpoint,
  { values, steps, id }: CheckpointEdit,
  graph: EditedGraph,
  saver: Pick<BaseCheckpointSaver, "getNextVersion">,
): NewCheckpoint {
  const ended = steps.filter(({ writes }) => writes.length > 0);
  const open = steps.filter(({ writes }) => writes.length === 0);
  const edited = new EditedChannels(before, graph);
  const stillNeeded = new Set(open.flatMap(({ name }) => triggersOf(name, graph)));
  for (const trigger of new Set(ended.flatMap(({ name }) => triggersOf(name, graph)))) {
    if (!stillNeeded.has(trigger)) edited.consume(trigger);
  }
  edited.write(ended.flatMap(({ writes }) => writes));
  edited.write(Object.entries(values));
  const next = saver.getNextVersion(latestOf(before.channel_versions) as never) as Version;
  const newVersions = Object.fromEntries([...edited.changed].map((name) => [name, next]));
  const checkpoint: Checkpoint = {
    ...before,
    id,
    ts: new Date().toISOString(),
    channel_values: edited.values(),
    channel_versions: { ...before.channel_versions, ...newVersions },
    versions_seen: seenBy(ended, before, graph),
  };
  return { checkpoint, newVersions };
}

/** The channels of a checkpoint, read when they are written. */
class EditedChannels {
  readonly changed: Set<string> = new Set();
  private readonly read = new Map<string, Channel>();

  constructor(
    private readonly before: Checkpoint,
    private readonly graph: EditedGraph,
  ) {}

  consume(name: string): void {
    if (this.channel(name)?.consume() === true) this.changed.add(name);
  }

  write(writes: StepOfNext["writes"]): void {
    for (const name of new Set(writes.map(([channel]) => channel))) {
      const values = writes.filter(([channel]) => channel === name).map(([, value]) => value);
      if (this.channel(name)?.update(values) === true) this.changed.add(name);
    }
  }

  values(): Record<string, unknown> {
    const values = { ...this.before.channel_values };
    for (const name of this.changed) {
      const channel = this.read.get(name);
      if (channel !== undefined) values[name] = savedOf(channel);
      if (values[name] === undefined) delete values[name];
    }
    return values;
  }

  /** `undefined` for the channels that LangGraph keeps for itself, such as that of interrupts. */
  private channel(name: string): Channel | undefined {
    const known = this.read.get(name);
    const spec = this.graph.channels[name] as Channel | undefined;
    if (known !== undefined || spec === undefined) return known;
    const channel = spec.fromCheckpoint(this.before.channel_values[name]);
    this.read.set(name, channel);
    return channel;
  }
}

/** A channel that holds nothing may throw. */
function savedOf(channel: Channel): unknown {
  try {
    return channel.checkpoint();
  } catch {
    return undefined;
  }
}

function triggersOf(step: string, { nodes }: EditedGraph): readonly string[] {
  return nodes[step]?.triggers ?? [];
}

/** What LangGraph notes of steps that have run: the versions of the channels that they waited for. */
function seenBy(
  ended: readonly StepOfNext[],
  { channel_versions: versions, versions_seen }: Checkpoint,
  graph: EditedGraph,
): Checkpoint["versions_seen"] {
  const seen = ended.map(({ name }) => {
    const known = triggersOf(name, graph).filter((trigger) => trigger in versions);
    const own = Object.fromEntries(known.map((trigger) => [trigger, versions[trigger]]));
    return [name, { ...versions_seen[name], ...own }] as const;
  });
  return { ...versions_seen, ...Object.fromEntries(seen) } as Checkpoint["versions_seen"];
}

/** All versions of a checkpointer are numbers, or texts in their order. */
function latestOf(versions: Checkpoint["channel_versions"]): Version | undefined {
  return Object.values(versions as Readonly<Record<string, Version>>).reduce<Version | undefined>(
    (latest, version) => (latest === undefined || version > latest ? version : latest),
    undefined,
  );
}
