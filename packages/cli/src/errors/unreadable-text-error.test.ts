import { readGraphText } from "@moagraph/graph-file";
import { expect, test } from "vitest";
import { unreadableTextError } from "./unreadable-text-error.js";

test("lists the first of many faults of a text", () => {
  const { faults } = readGraphText("- !t a\n".repeat(30), "x.yaml");
  const [first, ...others] = faults.flatMap((fault) => (fault.path === undefined ? [fault] : []));
  if (first === undefined) throw new Error("The text has no fault.");
  const { message } = unreadableTextError("x.yaml", [first, ...others]);
  expect(message).toMatch(/^`x.yaml` has 30 faults:\n {2}x.yaml:1:3: [^]*\n {2}… and 10 more$/);
  expect(message.split("\n")).toHaveLength(22);
});
