import fc from "fast-check";
import { aggregator, defineGraph, type GraphSpec, type NodeSpec, proposer } from "../src/index.js";

/** What a model of a random graph does. */
type Behaviour = "answers" | "is blank" | "fails";

/** A graph with what each of its nodes does. */
export interface RandomGraph {
  readonly graph: GraphSpec;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
}

/** Any usable graph of up to nine nodes: every node reads earlier ones, and leads to the last. */
export const randomGraph: fc.Arbitrary<RandomGraph> = fc
  .array(
    fc.record({
      samples: fc.integer({ min: 1, max: 3 }),
      reads: fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 4 }),
      behaviour: fc.constantFrom<Behaviour>("answers", "answers", "answers", "is blank", "fails"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn) => {
    const readSomewhere = new Set<string>();
    const nodes: Record<string, NodeSpec> = {};
    drawn.forEach(({ samples, reads }, index) => {
      const names = reads.filter((read) => read < index).map((read) => `n${read}`);
      for (const name of names) readSomewhere.add(name);
      const settings = { model: `n${index}`, samples };
      nodes[`n${index}`] =
        names.length === 0 ? proposer(settings) : aggregator({ ...settings, reads: names });
    });
    const ends = Object.keys(nodes).filter((name) => !readSomewhere.has(name));
    nodes["out"] = aggregator({ model: "out", reads: ends });
    return {
      graph: defineGraph({ name: "random", nodes, output: "out" }),
      behaviours: new Map(drawn.map(({ behaviour }, index) => [`n${index}`, behaviour])),
    };
  });
