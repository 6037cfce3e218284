import { expect, test } from "vitest";
import { noteAttributes } from "./note-attributes.js";

test("a note is flat, and proposals are named by node and sample", () => {
  const proposals = [{ node: "owl", sample: 2 }];
  expect(noteAttributes({ type: "dropped", proposals, fromTokens: 90, toTokens: 40 })).toEqual({
    "moagraph.note.type": "dropped",
    "moagraph.note.proposals": ["owl-2"],
    "moagraph.note.from_tokens": 90,
    "moagraph.note.to_tokens": 40,
  });
});

test("the text of an error is left out, because it may quote a prompt", () => {
  const note = { type: "cache-failed", during: "lookup", message: "No row for alice" } as const;
  expect(noteAttributes(note)).toEqual({
    "moagraph.note.type": "cache-failed",
    "moagraph.note.during": "lookup",
  });
});
