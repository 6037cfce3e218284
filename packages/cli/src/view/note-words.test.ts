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
  { type: "truncated", proposals: [a, b], ...tokens },
  { type: "shuffled", seed: 7, order: [b, a] },
  { type: "anonymised", mentions: 2 },
  { type: "anonymised", mentions: 0 },
  { type: "cache-failed", during: "lookup", message: "The disk is gone." },
];

describe("noteWords", () => {
  test("says what was done, for every kind of note", () => {
    expect(`\n${notes.map((note) => noteWords(note, nameOf)).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      asked instead of x:big (RATE_LIMITED)
      goes on with 4 of 6 proposals
      works on earlier proposals: a #1, b #2
      no answer of its own: gives a #1 as the answer
      too long, leaves out b #2: ~9000 to ~4000 tokens
      too long, cuts a #1, b #2 short: ~9000 to ~4000 tokens
      shows b #2, a #1, in this order
      hides who wrote what (2 mentions of models)
      hides who wrote what
      goes on without the cache (lookup): The disk is gone.
      "
    `);
  });
});
