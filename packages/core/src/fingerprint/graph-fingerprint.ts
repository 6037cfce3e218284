// What a thread keeps of the graph that a run was started with.
//
// The digest is in every checkpoint, so that a resumed run knows whether the graph is the same. The
// settings are kept once for each run. They are read only to say what differs.

import { canonicalJson } from "../ask/cache/canonical-json.js";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import { digestOf } from "../prompt/digest.js";
import { predecessorsOf } from "../spec/flow/predecessors.js";
import { type FlatGraph, type FlatNodeSpec, type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { policiesOf } from "../spec/policies/policies.js";
import { SettingTexts } from "./setting-texts.js";

/** The settings of a node that decide its results, as text by name. */
export type NodeSettings = Readonly<Record<string, string>>;

/** What decides the results of a graph. Plain JSON. */
export interface GraphSettings {
  readonly output: string;
  readonly nodes: Readonly<Record<string, NodeSettings>>;
}

/** What identifies a graph in a thread. */
export interface GraphFingerprint {
  /** 64 hexadecimal digits. Graphs with the same settings have the same, whatever the order of keys. */
  readonly digest: string;
  readonly settings: GraphSettings;
}

/**
 * Settings that may differ between the start of a run and its resumption. They decide when a call is given
 * up, who is asked then, how many proposals are enough, what may be spent, and what traces show. Results
 * that are there already keep their meaning.
 */
const withoutEffectOnResults: ReadonlySet<string> = new Set([
  "timeouts",
  "retry",
  "fallback",
  "quorum",
  "onExhausted",
  "tags",
  "metadata",
]);

const usualPolicies = policiesOf({}, {});

/** The fingerprint of a graph. Computed once for each graph; the time is linear in its size. */
export const fingerprintOf: (graph: FlatGraph) => GraphFingerprint = memoizeByObject(
  (graph: FlatGraph): GraphFingerprint => {
    const predecessors = predecessorsOf(graph);
    const texts = new SettingTexts();
    const nodes = nodesOf<FlatNodeSpec>(graph).map(([name, node]) => {
      const routers = routersAmong(predecessors.get(name) ?? [], node);
      const all = { ...settingsOf(node, graph), ...routers };
      const written = Object.entries(all).map(
        ([key, value]) => [key, texts.of(key, value)] as const,
      );
      return [name, Object.fromEntries(written)] as const;
    });
    const settings = { output: graph.output, nodes: Object.fromEntries(nodes) };
    return { digest: digestOf(canonicalJson(settings)), settings };
  },
);

type Settings = Readonly<Record<string, unknown>>;

/** The settings that the node or its graph sets to another value than the default. */
function settingsOf(node: FlatNodeSpec, graph: GraphSpec): Settings {
  const { defaults, schema } = kindOf(node);
  const usual: Readonly<Record<string, unknown>> = { ...defaults, ...usualPolicies };
  // Policies are merged into all that the node sets.
  const all: Readonly<Record<string, unknown>> = { ...usual, ...policiesOf(graph, node) };
  const names = Object.keys(schema.properties).filter(
    (name) => all[name] !== usual[name] && !withoutEffectOnResults.has(name),
  );
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** The routers that may skip a node are settings of theirs. A node's results depend on them, too. */
function routersAmong(predecessors: readonly string[], node: FlatNodeSpec): Settings {
  const reads = new Set(kindOf(node).reads(node));
  const routers = predecessors.filter((name) => !reads.has(name));
  return routers.length === 0 ? {} : { chosenBy: routers };
}
