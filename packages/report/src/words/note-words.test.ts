import type { CallNote, ProposalPlace } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { noteWords } from "./note-words.js";

const a = { node: "a", sample: 1 };
const b = { node: "b", sample: 2 };
const nameOf = ({ node, sample }: ProposalPlace): string => `${node} #${sample}`;
const tokens = { fromTokens: 9_000, toTokens: 4_000 };

const notes: readonly CallNote[] = [
  { type: "fallback", from: "x:big", code: "RATE_LIMITED" },
  { type: "fewer", usable: 4, of: 6 },
  { type: "earlier", proposals: [a, b] },
  { type: "draft", ...a },
  { type: "dropped", proposals: [b], ...tokens },
  { type: "shortened", proposals: [a, b], ...tokens },
  { type: "truncated" },
  { type: "truncated", maxOutputTokens: 512, notRetried: "delivered" },
  { type: "adapted", capability: "temperature" },
  {
    type: "usage-ignored",
    reported: { inputTokens: 0, outputTokens: 1 },
    estimated: { inputTokens: 900, outputTokens: 400 },
  },
  { type: "shuffled", seed: 7, order: [b, a] },
  { type: "anonymised", mentions: 2 },
  { type: "anonymised", mentions: 0 },
  { type: "images-left-out", images: 2 },
  { type: "routed", to: ["ada", "bob"] },
  { type: "routed", to: [] },
  { type: "human", action: "edited", proposal: a },
  { type: "human", action: "wrote" },
  { type: "kept" },
  { type: "graph-changed" },
  { type: "cache-failed", during: "lookup", message: "The disk is gone." },
];

describe("noteWords", () => {
  test("describes every kind of note", () => {
    expect(`\n${notes.map((note) => noteWords(note, nameOf)).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      fallback for x:big (RATE_LIMITED)
      continues with 4 of 6 proposals
      uses earlier proposals: a #1, b #2
      no own answer: uses a #1 as the answer
      prompt too long: drops b #2, ~9000 to ~4000 tokens
      prompt too long: shortens a #1, b #2, ~9000 to ~4000 tokens
      truncated at its output limit
      truncated at 512 tokens; not retried: part of the answer was delivered
      request changed for this model: temperature
      ignores the reported usage (0 tokens in, 1 out), which is far from the estimate (900 tokens in, 400 out)
      shuffled: shows b #2, a #1
      anonymised (2 model names replaced)
      anonymised
      2 images not shown: this model takes none
      takes ada, bob
      takes no route
      a person edited a #1
      a person wrote an answer
      kept from an earlier run
      added or changed after the run was started
      continues without the cache (lookup): The disk is gone.
      "
    `);
  });
});
