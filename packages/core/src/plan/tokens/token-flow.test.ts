import { describe, expect, test } from "vitest";
import { proposalsOf } from "../../../test/proposals.js";
import { estimateTokens } from "../../tokens/estimate-tokens.js";
import { fencedList } from "../../prompt/fence.js";
import { plainList } from "../../prompt/numbered-list.js";
import type { Proposal } from "../../ledger/proposal.js";
import { aggregator } from "../../spec/aggregator.js";
import { critic } from "../../spec/critic.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { proposer } from "../../spec/proposer.js";
import { tokenFlowOf } from "./token-flow.js";

const prompt = "Merge these answers into one:";
const text = "The water rises by as much as sixteen metres, twice a day. ".repeat(5).trim();
const lengths = { promptTokens: 0, replyTokens: () => estimateTokens(text) };

/** What is planned for an aggregator of so many samples. */
function plannedFor(samples: number, fence: boolean): number {
  const nodes = {
    ada: proposer({ model: "ada", samples }),
    fuse: aggregator({ model: "fuse", reads: ["ada"], prompt }),
  };
  const graph: GraphSpec = { version: 1, name: "flow", nodes, output: "fuse", fence };
  return tokenFlowOf(graph, lengths).get("fuse")?.inputTokens ?? 0;
}

function samplesOf(count: number): Proposal[] {
  return proposalsOf(...Array.from({ length: count }, () => text));
}

describe("tokenFlowOf", () => {
  test.each([1, 2, 6, 20])("counts the list around %i texts as it is written", (count) => {
    for (const [list, fence] of [
      [plainList, false],
      [fencedList, true],
    ] as const) {
      const written = estimateTokens(prompt + list(samplesOf(count)));
      expect(Math.abs(plannedFor(count, fence) - written)).toBeLessThanOrEqual(2 + 1.5 * count);
    }
  });

  test("counts the marks around remarks", () => {
    const nodes = {
      ada: proposer({ model: "ada", samples: 6 }),
      remarks: critic({ model: "remarks", reads: ["ada"] }),
      fuse: aggregator({ model: "fuse", reads: ["remarks"], prompt }),
    };
    const graph: GraphSpec = { version: 1, name: "flow", nodes, output: "fuse" };
    const planned = tokenFlowOf(graph, lengths).get("fuse")?.inputTokens ?? 0;
    const shown = samplesOf(6).map((proposal) => ({ ...proposal, remarks: [text] }));
    const written = estimateTokens(prompt + fencedList(shown));
    expect(Math.abs(planned - written)).toBeLessThanOrEqual(2 + 1.5 * 6);
  });
});
