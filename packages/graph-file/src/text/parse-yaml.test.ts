import { describe, expect, test } from "vitest";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import type { ParsedText } from "./parsed-text.js";
import { partAt } from "./text-part.js";

/** The position of the value at a path. */
function startOf({ root }: ParsedText, path: readonly (string | number)[]): number | undefined {
  return root && partAt(root, path).part.value.from;
}

/** The faults of a text, each after the text at its position. */
function faultsOf(text: string): string[] {
  return parseYaml(text).faults.map(({ from, message }) => {
    const [line = ""] = text.slice(from).split("\n");
    return `${line} <- ${message}`;
  });
}

describe("parseYaml", () => {
  test("gives the same as JSON for the same data", () => {
    const json =
      '{ "name": "é", "nodes": { "a": { "samples": 2, "topP": 0.5, "stop": ["x", null] } } }';
    const yaml = `
      # A comment.
      name: é
      nodes:
        a: { samples: 2, topP: 0.5, stop: [x, ~] }`;
    expect(parseYaml(yaml).value).toEqual(JSON.parse(json));
    expect(parseYaml(json).value).toEqual(JSON.parse(json));
  });

  test("gives the position of each part, as in JSON", () => {
    const text = '{ "name": "x", "nodes": { "a": { "reads": ["b", "c"] } } }';
    const paths = [[], ["name"], ["nodes", "a", "reads", 1], ["nodes", "a", "model"], ["output"]];
    for (const path of paths) {
      expect(startOf(parseYaml(text), path)).toBe(startOf(parseJson(text), path));
    }
  });

  test("keeps keys as they are written", () => {
    expect(parseYaml("1.0: a\nyes: b\n0x1f: c").value).toEqual({
      "1.0": "a",
      yes: "b",
      "0x1f": "c",
    });
  });

  test("reads YAML 1.2, whatever version a directive asks for", () => {
    expect(parseYaml("%YAML 1.1\n---\na: yes\nb: 2001-01-01\nc: 010").value).toEqual({
      a: "yes",
      b: "2001-01-01",
      c: 10,
    });
  });

  test("lets an alias repeat the value of its anchor", () => {
    const text = "a: &settings { temprature: 0.7 }\nb: *settings";
    const parsed = parseYaml(text);
    expect(parsed.value).toEqual({ a: { temprature: 0.7 }, b: { temprature: 0.7 } });
    expect(startOf(parsed, ["b", "temprature"])).toBe(text.indexOf("0.7"));
    expect(startOf(parsed, ["b"])).toBe(text.indexOf("*settings"));
  });

  test.each([
    ["one mapping", "b: { <<: *one, y: 3 }", { x: 1, y: 3 }],
    ["own keys first, wherever they are", "b: { y: 3, <<: *one, x: 4 }", { y: 3, x: 4 }],
    ["a list, the first one first", "b: { <<: [*one, *two] }", { x: 1, y: 2, z: 6 }],
    ["a list with an anchor", "c: &all [*two, *one]\nb: { <<: *all }", { x: 1, y: 5, z: 6 }],
    ["a mapping written out", "b: { <<: { z: 9 }, y: 1 }", { z: 9, y: 1 }],
    ["an empty list", "b: { <<: [], y: 1 }", { y: 1 }],
    [
      "a merged mapping that merges others",
      "c: &three { <<: *two, y: 7 }\nb: { <<: *three, x: 8 }",
      { x: 8, y: 7, z: 6 },
    ],
    ["no quoted key", 'b: { "<<": { y: 1 } }', { "<<": { y: 1 } }],
  ])("merges %s", (_, line, expected) => {
    const text = `one: &one { x: 1, y: 2 }\ntwo: &two { y: 5, z: 6 }\n${line}`;
    expect(parseYaml(text)).toMatchObject({ faults: [], value: { b: expected } });
    expect((parseYaml(text).value as { b: object }).b).toEqual(expected);
  });

  test("gives a merged part the position where it is written", () => {
    const text =
      "a: &a\n  kind: propser\n  x: 1\nl: &l [{ y: 2 }, *a]\nb:\n  <<: *l\n  x: 3\nc: { <<: *a }";
    const parsed = parseYaml(text);
    expect(startOf(parsed, ["b", "kind"])).toBe(text.indexOf("propser"));
    expect(startOf(parsed, ["b", "y"])).toBe(text.indexOf("2 }"));
    expect(startOf(parsed, ["b", "x"])).toBe(text.indexOf("3"));
    expect(startOf(parsed, ["c", "x"])).toBe(text.indexOf("1\nl"));
    expect(startOf(parsed, ["c", "model"])).toBe(text.indexOf("{ <<: *a }"));
  });

  test.each([
    ["a:\n\tb: 1\n", ["\tb: 1 <- broken YAML: a tab is used for indentation."]],
    [
      "a: !!js/function x",
      ["!!js/function x <- broken YAML: the tag `!!js/function` is not for plain data."],
    ],
    [
      "a: !!binary x\nb: !mine {}",
      [
        "!!binary x <- broken YAML: the tag `!!binary` is not for plain data.",
        "!mine {} <- broken YAML: the tag `!mine` is not for plain data.",
      ],
    ],
    ["a: 1\n---\nb: 2", ["b: 2 <- broken YAML: a second document begins."]],
    ["? [a]\n: b", ["[a] <- broken YAML: a key is not a text."]],
    ["a: 'x", [" <- broken YAML: missing closing 'quote."]],
    [
      "a: 1\nb: { c: 1, c: 2 }\na: 3",
      ["c: 2 } <- duplicate key `c`.", "a: 3 <- duplicate key `a`."],
    ],
    [
      "a:\n\tb: 1\na: 2",
      ["\tb: 1 <- broken YAML: a tab is used for indentation.", "a: 2 <- duplicate key `a`."],
    ],
    ["a: *b", ["*b <- broken YAML: `*b` has no anchor: there is no `&b` before it."]],
    ["<<: 1", ["1 <- broken YAML: `<<` merges only a mapping, or a list of mappings."]],
    ["a:\n  <<:\n", ["<<: <- broken YAML: `<<` merges only a mapping, or a list of mappings."]],
    [
      "a: &a { b: 1 }\nc: &c [x]\nd: { <<: [*a, *c, [*a], 2] }",
      ["*c, [*a], 2] }", "[*a], 2] }", "2] }"].map(
        (rest) => `${rest} <- broken YAML: \`<<\` merges only a mapping, or a list of mappings.`,
      ),
    ],
    ["<<: *b", ["*b <- broken YAML: `*b` has no anchor: there is no `&b` before it."]],
    ["a: &b { <<: *b }", ["*b } <- broken YAML: `*b` is inside its own anchor."]],
    ["a: &a { b: 1 }\nc: { <<: *a, <<: *a }", ["<<: *a } <- duplicate key `<<`."]],
    ["a: &b [*b]", ["*b] <- broken YAML: `*b` is inside its own anchor."]],
  ])("says what is wrong with %j", (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test("rejects aliases with too many values, at the first that exceeds the limit", () => {
    const rows = Array.from({ length: 9 }, (_, row) => {
      const before = `*a${row}`;
      return `a${row + 1}: &a${row + 1} [${Array.from({ length: 9 }, () => before).join(", ")}]`;
    });
    expect(faultsOf(["a0: &a0 lol", ...rows].join("\n"))).toEqual([
      expect.stringMatching(
        /^\*a\d.* <- broken YAML: with `\*a4` the aliases repeat more than 10000 values\.$/,
      ),
    ]);
  });

  test("rejects merges with too many values, as other aliases", () => {
    const rows = Array.from({ length: 9 }, (_, row) => {
      const keys = Array.from({ length: 9 }, (_key, at) => `k${row}${at}: { <<: *a${row} }`);
      return `a${row + 1}: &a${row + 1} { ${keys.join(", ")} }`;
    });
    expect(faultsOf(["a0: &a0 { x: 1 }", ...rows].join("\n"))).toEqual([
      expect.stringMatching(/ <- broken YAML: with `\*a\d` the aliases repeat more than 10000 /),
    ]);
  });

  test("rejects too many levels, without composing them", () => {
    expect(faultsOf(`a: ${"[".repeat(50_000)}`)).toEqual([
      expect.stringMatching(/<- broken YAML: nested deeper than 100 levels\.$/),
    ]);
    expect(parseYaml("[".repeat(100) + "]".repeat(100)).faults).toEqual([]);
  });

  // In quadratic time, each pair of keys could take no more than 22 ns.
  test("is not slowed down by thirty thousand keys", () => {
    const text = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join("\n");
    const atStart = process.cpuUsage();
    expect(parseYaml(text).faults).toEqual([]);
    const { user, system } = process.cpuUsage(atStart);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
