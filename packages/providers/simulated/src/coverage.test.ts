// These tests check that proposals reach an aggregator and are merged as specified. Simulated
// models are designed to show the effect; it is no evidence about real models.
import { describe, expect, it } from "vitest";
import type { Subject } from "./fact-base/subject.js";
import { subjects } from "./fact-base/subjects.js";
import { simulated } from "./simulated.js";

const seeds = [1, 2];
const sampling = { temperature: 0.7 };

interface Proposer {
  readonly model: string;
  readonly sample: number;
}

const diverse = (count: number): Proposer[] =>
  Array.from({ length: count }, (_, index) => ({ model: `model-${index}`, sample: 1 }));

const alike = (count: number): Proposer[] =>
  Array.from({ length: count }, (_, index) => ({ model: "model-0", sample: index + 1 }));

async function synthesis(seed: number, { name }: Subject, panel: Proposer[]): Promise<string> {
  const provider = simulated({ seed });
  const question = `What should I know about ${name}?`;
  const proposals = await Promise.all(
    panel.map(async ({ model, sample }) => {
      const chat = await provider.chat(model, sampling);
      return (await chat.invoke(question, { metadata: { moa_sample: sample } })).text;
    }),
  );
  const list = proposals.map((text, index) => `${index + 1}. ${text}`);
  const aggregator = await provider.chat("aggregator", sampling);
  const system = ["Write one answer from these.", ...list].join("\n\n");
  return (
    await aggregator.invoke([
      ["system", system],
      ["user", question],
    ])
  ).text;
}

/** The mean share of a subject's true or false claims in the answers. */
async function meanShare(sort: "truths" | "falsehoods", panel: Proposer[]): Promise<number> {
  const shares = await Promise.all(
    seeds.flatMap((seed) =>
      subjects.map(async (subject) => {
        const answer = await synthesis(seed, subject, panel);
        const made = subject[sort].filter((claim) => answer.includes(claim));
        return made.length / subject[sort].length;
      }),
    ),
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe("a synthesis of simulated proposals", () => {
  it("covers more facts, the more different models propose", async () => {
    const [two, four, eight] = [
      await meanShare("truths", diverse(2)),
      await meanShare("truths", diverse(4)),
      await meanShare("truths", diverse(8)),
    ];
    expect(four).toBeGreaterThan(two + 0.1);
    expect(eight).toBeGreaterThan(four + 0.05);
  });

  it("covers more facts, the more samples of one model propose", async () => {
    expect(await meanShare("truths", alike(6))).toBeGreaterThan(
      await meanShare("truths", alike(2)),
    );
  });

  it("covers more facts from different models than from as many samples of one", async () => {
    const ofModels = await meanShare("truths", diverse(6));
    expect(ofModels).toBeGreaterThan((await meanShare("truths", alike(6))) + 0.1);
  });

  it("drops most of the falsehoods that its proposals assert", async () => {
    const asserted = await Promise.all(
      diverse(6).map((proposer) => meanShare("falsehoods", [proposer])),
    );
    const anyAsserted = asserted.reduce((sum, share) => sum + share, 0);
    expect(anyAsserted).toBeGreaterThan(0);
    expect(await meanShare("falsehoods", diverse(6))).toBeLessThan(anyAsserted / 2);
  });
});
