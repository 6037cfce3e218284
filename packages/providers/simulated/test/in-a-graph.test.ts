import { aggregator, compile, defineGraph, type MoaApp, proposer } from "@moagraph/core";
import { describe, expect, it } from "vitest";
import { simulated } from "../src/index.js";

const temperature = 0.7;

const panel = defineGraph({
  name: "panel",
  nodes: {
    owl: proposer({ model: "simulated:owl", samples: 2, temperature }),
    fox: proposer({ model: "simulated:fox", temperature }),
    fuse: aggregator({ model: "simulated:crow", reads: ["owl", "fox"], temperature }),
  },
  output: "fuse",
});

const open = (): MoaApp => compile(panel, { providers: [simulated()] });
const messages = "What are three fun things to do in SF?";

describe("a graph of simulated models", () => {
  it("gives the same answer in every run and every compilation", async () => {
    const app = open();
    const { answer } = await app.invoke({ messages });
    expect((await app.invoke({ messages })).answer).toBe(answer);
    expect((await open().invoke({ messages })).answer).toBe(answer);
  });

  it("makes an answer of three different proposals", async () => {
    const { answer, proposals } = await open().invoke({ messages });
    const texts = proposals.filter(({ node }) => node !== "fuse").map(({ text }) => text);
    expect(new Set(texts).size).toBe(3);
    const claims = answer.split("\n").filter((line) => line.startsWith("- "));
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) expect(texts.join("\n")).toContain(claim);
  });

  it("reports the usage of each call, at no cost", async () => {
    const { ledger } = await open().invoke({ messages });
    expect(ledger).toHaveLength(4);
    for (const call of ledger) {
      expect(call).toMatchObject({ status: "ok", usageSource: "reported", costUsd: 0 });
    }
  });
});
