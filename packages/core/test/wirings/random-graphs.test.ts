import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { streamRun } from "../../src/index.js";
import { randomGraph } from "../random-graph.js";
import { always } from "../scripted-model.js";
import { sameInEachWiring } from "./wirings.js";
import { unordered } from "./without-chance.js";

const replies = { answers: "PASS 1", "is blank": " ", fails: new Error("down") };

describe("any graph over every kind", () => {
  test("comes to the same in each wiring, by the same events", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async ({ graph, behaviours }) => {
        await sameInEachWiring(async (panelIn) => {
          const models = [...behaviours].map(([name, does]) => [name, always(replies[does])]);
          const { app } = panelIn(graph, Object.fromEntries(models));
          const events: unknown[] = [];
          try {
            for await (const event of streamRun(app, { messages: "Why?" })) events.push(event);
          } catch (error) {
            events.push(error);
          }
          expect(events.length).toBeGreaterThan(1);
          return unordered(events);
        });
      }),
      { numRuns: 15 },
    );
  });

  test("is drawn the same in each wiring", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async ({ graph }) => {
        await sameInEachWiring(async (panelIn) => {
          const lines = panelIn(graph).app.getGraph().drawMermaid().split("\n");
          expect(lines.length).toBeGreaterThan(3);
          return lines.toSorted();
        });
      }),
      { numRuns: 15 },
    );
  });
});
