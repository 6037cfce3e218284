import { expect, test } from "vitest";
import type { JournalEntry } from "./journal-entry.js";
import { fromSaved, toSaved } from "./saved-entry.js";

const entry: JournalEntry = {
  id: "a",
  step: "fuse",
  state: "sent",
  call: {
    node: "fuse",
    sample: 1,
    model: "openai:gpt-5.6",
    attempt: 2,
    status: "aborted",
    startedMs: 3,
    firstTokenMs: null,
    settledMs: 3,
    inputTokens: 4,
    outputTokens: 5,
    costUsd: null,
    usageSource: "estimated",
  },
};

test.each([
  ["a request", entry],
  ["the request of a round", { ...entry, call: { ...entry.call, round: 2 } }],
])("an entry of %s in flight is read as it was written", (_, written) => {
  expect(fromSaved(toSaved(written))).toEqual(written);
});
