import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
} from "@moagraph/core/graph";
import { archonGeneral, council, moa } from "@moagraph/recipes";
import { chance } from "../chance.js";

/** Graphs under one name. Their measures are added up. */
export interface SampleGraphs {
  readonly name: string;
  readonly graphs: readonly GraphSpec[];
}

/** The graphs that the table compares. */
export function sampleGraphs(): SampleGraphs[] {
  const seeds = Array.from({ length: 10 }, (_, index) => index + 1);
  return [
    { name: "moa", graphs: [moa.graph] },
    { name: "archon-general", graphs: [archonGeneral.graph] },
    { name: "council", graphs: [council.graph] },
    { name: "debate, 3 rounds of 4", graphs: [debate(4, 3)] },
    { name: "debate, 5 rounds of 4", graphs: [debate(4, 5)] },
    { name: "10 random, 30 nodes", graphs: seeds.map((seed) => randomGraph(30, seed)) },
    { name: "10 random, 60 nodes", graphs: seeds.map((seed) => randomGraph(60, seed)) },
  ];
}

const width = 8;

/**
 * A graph in layers of eight nodes. Each node reads one to three nodes, one read in four of any
 * earlier layer, the others of the layer before. The output reads all nodes that no other node reads.
 */
export function randomGraph(size: number, seed: number): GraphSpec {
  const nodes: Record<string, NodeSpec> = {};
  const unread = new Set<string>();
  for (let index = 0; index < size - 1; index += 1) {
    const reads = index < width ? [] : readsOf(index, seed);
    for (const name of reads) unread.delete(name);
    unread.add(`n${index}`);
    nodes[`n${index}`] =
      reads.length === 0 ? proposer({ model: "x:y" }) : aggregator({ model: "x:y", reads });
  }
  nodes["out"] = aggregator({ model: "x:y", reads: [...unread] });
  return defineGraph({ name: `random-${seed}`, nodes, output: "out" });
}

function readsOf(index: number, seed: number): string[] {
  const layer = Math.floor(index / width);
  const count = 1 + Math.floor(chance(seed, index, "count") * 3);
  const reads = Array.from({ length: count }, (_, nth) => {
    const isLong = chance(seed, index, nth, "long") < 0.25;
    const from = isLong ? Math.floor(chance(seed, index, nth, "layer") * layer) : layer - 1;
    return `n${from * width + Math.floor(chance(seed, index, nth, "node") * width)}`;
  });
  return [...new Set(reads)];
}

/** Rounds of members, each of which reads itself and the next two members of the round before. */
function debate(members: number, rounds: number): GraphSpec {
  const nodes: Record<string, NodeSpec> = {};
  const nameOf = (round: number, member: number): string => `r${round}-${member % members}`;
  for (let round = 1; round <= rounds; round += 1) {
    for (let member = 0; member < members; member += 1) {
      const reads = [0, 1, 2].map((next) => nameOf(round - 1, member + next));
      nodes[nameOf(round, member)] =
        round === 1 ? proposer({ model: "x:y" }) : aggregator({ model: "x:y", reads });
    }
  }
  const reads = Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: members }, (__, member) => nameOf(round + 1, member)),
  ).flat();
  nodes["judge"] = aggregator({ model: "x:y", reads });
  return defineGraph({ name: "debate", nodes, output: "judge" });
}
