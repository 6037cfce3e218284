import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  flowOf,
  graph,
  layersOf,
  modelsOf,
  proposer,
} from "../src/index.js";
import { askedOf, duet, panelOf } from "./panel.js";

describe("a graph as a node", () => {
  const nested = defineGraph({
    name: "nested",
    nodes: {
      duet: graph({ graph: duet }),
      eve: proposer({ model: "eve" }),
      last: aggregator({ model: "last", reads: ["duet", "eve"] }),
    },
    output: "last",
  });

  test("is flow, layers and models of its nodes", () => {
    expect([...flowOf(nested).keys()].toSorted()).toEqual([
      "duet",
      "duet/ada",
      "duet/bob",
      "eve",
      "last",
    ]);
    expect(layersOf(nested)).toEqual([["duet/ada", "duet/bob", "eve"], ["duet"], ["last"]]);
    expect(modelsOf(nested)).toEqual(["ada", "bob", "fuse", "eve", "last"]);
  });

  test("asks what the same graph asks that is written flat", async () => {
    const flat = defineGraph({
      name: "flat",
      nodes: {
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        fuse: aggregator({ model: "fuse", reads: ["bob", "ada"] }),
        eve: proposer({ model: "eve" }),
        last: aggregator({ model: "last", reads: ["fuse", "eve"] }),
      },
      output: "last",
    });
    const panels = [panelOf(nested), panelOf(flat)];
    const results = [];
    for (const { app } of panels) results.push(await app.invoke({ messages: "Why?" }));
    const [asked, written] = panels.map(({ models }) =>
      Object.entries(models).map(([name, model]) => [name, askedOf(model)]),
    );
    expect(asked).toEqual(written);
    expect(results.map(({ answer }) => answer)).toEqual(["last says", "last says"]);
    expect(results[0]?.ledger.map(({ node }) => node)).toEqual([
      "duet/ada",
      "duet/bob",
      "duet",
      "eve",
      "last",
    ]);
  });
});
