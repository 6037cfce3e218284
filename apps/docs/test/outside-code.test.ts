import { expect, test } from "vitest";
import { outsideCode } from "../.vitepress/llms/outside-code.js";

const loud = (text: string): string => outsideCode(text, (line) => line.toUpperCase());

test("a block of code stays as it is", () => {
  expect(loud("one\n```ts\ntwo\n```\nthree")).toBe("ONE\n```ts\ntwo\n```\nTHREE");
});

test("a block of four backticks can hold one of three", () => {
  const block = "````md\none\n```json\ntwo\n```\nthree\n````";
  expect(loud(`${block}\nfour`)).toBe(`${block}\nFOUR`);
});

test("a block of tildes can hold backticks", () => {
  expect(loud("~~~\n```\none\n~~~\ntwo")).toBe("~~~\n```\none\n~~~\nTWO");
});
