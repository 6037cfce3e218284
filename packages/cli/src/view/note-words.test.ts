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
  test("describes every kind of note", () => {
    expect(`\n${notes.map((note) => noteWords(note, nameOf)).join("\n")}\n`).toMatchInlineSnapshot(`
      "
      fallback for x:big (RATE_LIMITED)
      continues with 4 of 6 proposals
      uses earlier proposals: a #1, b #2
      no own answer: uses a #1 as the answer
      prompt too long: drops b #2, ~9000 to ~4000 tokens
      prompt too long: truncates a #1, b #2, ~9000 to ~4000 tokens
      shuffled: shows b #2, a #1
      anonymised (2 model names replaced)
      anonymised
      continues without the cache (lookup): The disk is gone.
      "
    `);
  });
});
