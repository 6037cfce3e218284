import { describe, expect, it } from "vitest";
import { countOf, subjectsOf } from "./question.js";

const namesIn = (question: string): string[] => subjectsOf(question).map(({ name }) => name);

describe("subjectsOf", () => {
  it.each([
    ["What are three fun things to do in SF?", ["San Francisco"]],
    ["what should i know about the MOON?", ["the Moon"]],
    ["Why does the moon cause tides?", ["the Moon", "tides"]],
    ["Is a satisfying moonlit beer a gift?", []],
    ["", []],
  ])("finds in %j %j", (question, expected) => {
    expect(namesIn(question)).toEqual(expected);
  });
});

describe("countOf", () => {
  it.each([
    ["What are three fun things to do in SF?", 3],
    ["Give me 5 facts about coffee", 5],
    ["Name ten reasons to play chess.", 10],
    ["What should I know about the Moon?", Number.POSITIVE_INFINITY],
    ["Which 1969 things happened on the Moon?", Number.POSITIVE_INFINITY],
    ["One day I want to see volcanoes", Number.POSITIVE_INFINITY],
  ])("reads %j as %d", (question, expected) => {
    expect(countOf(question)).toBe(expected);
  });
});
