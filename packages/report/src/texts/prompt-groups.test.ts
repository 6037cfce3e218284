import { defineGraph, proposer } from "@moagraph/core";
import { expect, test } from "vitest";
import { attemptOf } from "../../test/attempt.js";
import { createRunRecorder } from "../record/create-run-recorder.js";
import { firstShown, promptGroups } from "./prompt-groups.js";

const graph = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "x:ada" }) },
  output: "ada",
});

const report = {
  ...createRunRecorder(graph).report(),
  prompts: [
    [0, 1],
    [2, 1],
  ],
  attempts: [1, null, 0, 1].map((prompt) => attemptOf({}, { prompt })),
};

test("promptGroups puts the attempts of a prompt together, in the order of first use", () => {
  expect(
    promptGroups(report).map(({ prompt, attempts }) => [
      prompt,
      attempts.map(({ number }) => number),
    ]),
  ).toEqual([
    [1, [1, 4]],
    [null, [2]],
    [0, [3]],
  ]);
});

test("firstShown names the first group with a message, also if the prompts have another order", () => {
  expect(firstShown(promptGroups(report), report)).toEqual(
    new Map([
      [2, 0],
      [1, 0],
      [0, 2],
    ]),
  );
});
