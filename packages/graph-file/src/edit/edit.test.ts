import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGraphValue, setGraphValue } from "../index.js";

const yaml = `# mine
name: panel
nodes:
  ada: { kind: proposer, model: "simulated:ada" } # first
output: ada
`;

function valueOf(text: string | undefined, name = "graph.yaml"): unknown {
  return readGraphValue(text ?? "", name)?.value;
}

describe("setGraphValue", () => {
  test("writes a policy in front of the nodes and keeps comments", () => {
    const text = setGraphValue(yaml, "x.yaml", ["retry", "attempts"], 5) ?? "";
    expect(text).toBe(yaml.replace("nodes:", "retry:\n  attempts: 5\nnodes:"));
    expect(setGraphValue(text, "x.yaml", ["retry", "attempts"], undefined)).toBe(yaml);
  });

  test.each(["x.yaml", "x.json"])("writes and removes a policy with its defaults in %s", (name) => {
    const before = name === "x.json" ? '{\n  "nodes": {}\n}\n' : yaml;
    const text = setGraphValue(before, name, ["staircase"], {});
    expect(valueOf(text, name)).toMatchObject({ staircase: {} });
    expect(setGraphValue(text ?? "", name, ["staircase"], undefined)).toBe(before);
  });

  test("keeps the other keys of a mapping", () => {
    const one = setGraphValue(yaml, "x.yaml", ["budget", "maxCostUsd"], 0.01) ?? "";
    const both = setGraphValue(one, "x.yaml", ["budget", "maxModelCalls"], 9) ?? "";
    const rest = setGraphValue(both, "x.yaml", ["budget", "maxCostUsd"], undefined);
    expect(rest).toContain("budget:\n  maxModelCalls: 9\nnodes:");
  });

  test("writes and removes a policy in JSON", () => {
    const json = `{\n  "name": "panel",\n  "nodes": {},\n  "output": "ada"\n}\n`;
    const text = setGraphValue(json, "x.json", ["quorum", "atLeast"], 2) ?? "";
    expect(Object.keys(JSON.parse(text) as object)).toEqual(["name", "quorum", "nodes", "output"]);
    expect(setGraphValue(text, "x.json", ["quorum", "atLeast"], undefined)).toBe(json);
  });

  test.each([
    ["x.yaml", "quorum: 3\nname: a\n"],
    ["x.yaml", "quorum:\nname: a\n"],
    ["x.yaml", "quorum: [1]\nname: a\n"],
    ["x.yaml", "x: &x 1\nquorum: *x\n"],
    ["x.yaml", "x: 1\nquorum: *x\n"],
    ["x.json", '{"quorum": 3, "name": "a"}'],
    ["x.json", '{"quorum": [1], "name": "a"}'],
    ["x.json", '{"quorum": null}'],
  ])("replaces what is no mapping in %s: %j", (name, text) => {
    const set = setGraphValue(text, name, ["quorum", "atLeast"], 2) ?? "";
    const { quorum } = (name === "x.json" ? JSON.parse(set) : valueOf(set)) as { quorum: unknown };
    expect(quorum).toEqual({ atLeast: 2 });
    expect(setGraphValue(text, name, ["quorum", "atLeast"], undefined)).not.toContain("quorum");
  });

  test("copies the mapping of an alias, whose anchor stays as it is", () => {
    const text = "x: &b { maxModelCalls: 9 }\nbudget: *b\n";
    const set = setGraphValue(text, "x.yaml", ["budget", "maxCostUsd"], 1);
    expect(valueOf(set)).toEqual({
      x: { maxModelCalls: 9 },
      budget: { maxModelCalls: 9, maxCostUsd: 1 },
    });
  });

  test.each([
    ["x.yaml", "hello"],
    ["x.yaml", "- a\n- b\n"],
    ["x.yaml", "a: [1"],
    ["x.yaml", ""],
    ["x.json", "[1]"],
    ["x.json", '{"a": '],
    ["x.json", ""],
  ])("leaves a text that is no mapping, in %s: %j", (name, text) => {
    expect(setGraphValue(text, name, ["quorum", "atLeast"], 2)).toBeUndefined();
    expect(setGraphValue(text, name, ["onExhausted"], "best-effort")).toBeUndefined();
  });

  test("never throws, also if a removed anchor leaves aliases", () => {
    const part = fc.constantFrom(
      ..."quorum:|budget:|nodes:|atLeast:|&a|*a|<<:|{|}|[|]|,|- |: |? |!t |#c|\n|\n  |\n\n|x|1|'|\"|---".split(
        "|",
      ),
    );
    const text = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(" "));
    const name = fc.constantFrom("x.yaml", "x.json");
    const value = fc.constantFrom(1, undefined);
    fc.assert(
      fc.property(text, name, value, (written, file, set) => {
        expect(readGraphValue(written, file)).toHaveProperty("value");
        const next = setGraphValue(written, file, ["quorum", "atLeast"], set) ?? "";
        expect(readGraphValue(next, file)).toHaveProperty("value");
      }),
    );
  });
});

describe("readGraphValue", () => {
  test.each([
    ["x.yaml", "name: a\nquorum: { atLeast: 2", { name: "a", quorum: { atLeast: 2 } }],
    ["x.json", '{ "name": "a", "quorum": { "atLeast": 2', { name: "a", quorum: { atLeast: 2 } }],
    ["x.yaml", "a: *b\n", undefined],
    ["x.yaml", "<<: 1\n", undefined],
    ["x.yaml", "a: &a [1]\n*a : 1\n", undefined],
    ["x.json", "", undefined],
  ])("reads what is readable in %s: %j", (name, text, value) => {
    expect(readGraphValue(text, name)).toEqual({ value });
  });

  // In quadratic time, each pair of keys could take no more than 400 ns.
  test("reads 7,000 keys", () => {
    const keys = Array.from({ length: 7_000 }, (_, index) => `k${index}`);
    const atStart = process.cpuUsage();
    const text = keys.map((key) => `${key}: 1\n`).join("");
    expect(Object.keys(valueOf(text) as object)).toEqual(keys);
    const set = setGraphValue(text, "x.yaml", ["quorum", "atLeast"], 2);
    expect(Object.keys(valueOf(set) as object)).toHaveLength(7_001);
    const { user, system } = process.cpuUsage(atStart);
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  // With a level of the stack for each bracket, this would throw.
  test.each(["x.yaml", "x.json"])("refuses 30,000 brackets in %s", (name) => {
    const text = "[".repeat(30_000);
    expect(readGraphValue(text, name)).toBeUndefined();
    expect(setGraphValue(text, name, ["quorum", "atLeast"], 2)).toBeUndefined();
  });

  test("refuses a text that is too long", () => {
    const text = " ".repeat(2 ** 20 + 1);
    expect(readGraphValue(text, "x.yaml")).toBeUndefined();
    expect(setGraphValue(text, "x.yaml", ["onExhausted"], "fail")).toBeUndefined();
  });
});
