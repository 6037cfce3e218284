import { describe, expect, test } from "vitest";
import { readGraphText } from "./read-graph-text.js";

// In quadratic time, each of these texts would take more time of the processor than the test may.
const count = 7_500;
const mostCpuSeconds = 4;

function linesOf(line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}

const yaml: readonly (readonly [string, string])[] = [
  ["anchors in one line", `a: ${linesOf((index) => `&a${index} `)}`],
  ["tags in one line", `a: ${"!!merge ".repeat(count)}`],
  ["unknown aliases", "- *zz\n".repeat(count)],
  ["aliases", `a: &a x\nb:\n${"  - *a\n".repeat(count)}`],
  ["aliases of aliases", `a: &a x\n${linesOf((index) => `b${index}: &b${index} [*a, *a]\n`)}`],
  ["documents", "---\na\n".repeat(count)],
  ["tags", "- !foo x\n".repeat(count)],
  ["duplicate keys", "a: 1\n".repeat(count)],
  ["open lists", "[".repeat(count)],
  ["open mappings", "{a: ".repeat(count)],
  ["closing brackets", `a: ${"]".repeat(count)}`],
  ["explicit keys", "? ".repeat(count)],
  ["lists in lists", "- ".repeat(count)],
  ["tabs", "\ta: 1\n".repeat(count)],
  ["merges", "<<: 1\n".repeat(count)],
  ["keys that are lists", "[a]: 1\n".repeat(count)],
];

const json: readonly (readonly [string, string])[] = [
  ["wrong symbols", "@ ".repeat(count)],
  ["duplicate keys", `{${'"a":1,'.repeat(count)}"a":1}`],
  ["open lists", "[".repeat(count)],
  ["open objects", '{"a":'.repeat(count)],
  ["commas", `[${",".repeat(count)}]`],
];

describe("a text of 7,500 faults", () => {
  test.each([
    ...yaml.map(([name, text]) => ["graph.yaml", name, text] as const),
    ...json.map(([name, text]) => ["graph.json", name, text] as const),
  ])("has all of them listed, in linear time: %s, %s", (file, _, text) => {
    const atStart = process.cpuUsage();
    const { graph, faults } = readGraphText(text, file);
    const { user, system } = process.cpuUsage(atStart);
    expect((user + system) / 1e6).toBeLessThan(mostCpuSeconds);
    expect(graph).toBeUndefined();
    // One `expect` per fault would take longer than what is tested.
    expect(faults.filter(({ message }) => message.length >= 1_000)).toEqual([]);
    expect(faults.every(({ from, to }) => 0 <= from && from <= to && to <= text.length)).toBe(true);
  });
});
