import {
  aggregator,
  compile,
  defineGraph,
  proposer,
  type RunEvent,
  streamRun,
} from "@moagraph/core";
import { describe, expect, it } from "vitest";
import { claims } from "../src/fact-base/subjects.js";
import { simulated } from "../src/index.js";

const reads = ["owl", "fox", "hen"] as const;
const messages = "What should I know about the Moon and coffee?";

function panel(fence: boolean, minTokens: number) {
  return defineGraph({
    name: "panel",
    capabilities: { "simulated:crow": { promptCache: { minTokens, blockTokens: 1 } } },
    nodes: {
      owl: proposer({ model: "simulated:owl" }),
      fox: proposer({ model: "simulated:fox" }),
      hen: proposer({ model: "simulated:hen" }),
      fuse: aggregator({
        model: "simulated:crow",
        reads,
        fence,
        staircase: { firstChunkTokens: 12, chunkTokens: 30, maxRounds: 4 },
      }),
    },
    output: "fuse",
  });
}

interface Case {
  readonly fence: boolean;
  readonly layout: "append" | "prefill";
  /** Tokens from which a prompt is cached. Later rounds add to such a prompt, and list anew after others. */
  readonly minTokens: number;
}

async function eventsOf({ fence, layout, minTokens }: Case): Promise<RunEvent[]> {
  const provider = simulated({ prefill: layout === "prefill", tokensPerSecond: 1_000 });
  const events: RunEvent[] = [];
  const app = compile(panel(fence, minTokens), { providers: [provider] });
  for await (const event of streamRun(app, { messages })) events.push(event);
  return events;
}

// The instructions of rounds are built into core. These tests fail when their words change.
describe("a simulated aggregator with a staircase", () => {
  it.each<Case>([
    { layout: "append", fence: true, minTokens: 0 },
    { layout: "append", fence: false, minTokens: 0 },
    { layout: "append", fence: true, minTokens: 10_000 },
    { layout: "prefill", fence: true, minTokens: 10_000 },
  ])(
    "uses what all proposals say, once: $layout, fence $fence, cache from $minTokens",
    async (given) => {
      const { layout } = given;
      const events = await eventsOf(given);
      const end = events.at(-1);
      if (end?.type !== "run-end" || end.answer === null) throw new Error("No answer");
      const { answer, ledger } = end;
      const types = events.map(({ type }) => type);
      expect(types.indexOf("answer-token")).toBeLessThan(types.lastIndexOf("proposal-end"));
      const notes = ledger.flatMap(({ notes: each = [] }) => each);
      expect(notes).toContainEqual(
        expect.objectContaining({ type: "round", layout, ended: "last" }),
      );
      expect(notes).not.toContainEqual(expect.objectContaining({ type: "barrier" }));
      const texts = events.flatMap((event) =>
        event.type === "proposal-end" ? [event.proposal.text] : [],
      );
      const votes = (claim: string): number => texts.filter((text) => text.includes(claim)).length;
      const shared = claims.filter((claim) => votes(claim) > 1);
      expect(shared.length).toBeGreaterThan(4);
      for (const claim of shared) expect(answer.split(claim)).toHaveLength(2);
      for (const claim of claims)
        if (answer.includes(claim)) expect(votes(claim)).toBeGreaterThan(0);
    },
  );
});
