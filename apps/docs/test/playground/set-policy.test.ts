import { describe, expect, test } from "vitest";
import { setPolicy } from "../../playground/graph/set-policy.js";

const yaml = `# mine
name: panel
nodes:
  ada: { kind: proposer, model: "simulated:ada" } # first
output: ada
`;

describe("setPolicy", () => {
  test("writes a policy in front of the nodes and keeps comments", () => {
    const text = setPolicy(yaml, "yaml", ["retry", "attempts"], 5);
    expect(text).toBe(yaml.replace("nodes:", "retry:\n  attempts: 5\nnodes:"));
    expect(setPolicy(text, "yaml", ["retry", "attempts"], undefined)).toBe(yaml);
  });

  test("keeps the other keys of a policy", () => {
    const both = setPolicy(
      setPolicy(yaml, "yaml", ["budget", "maxCostUsd"], 0.01),
      "yaml",
      ["budget", "maxModelCalls"],
      9,
    );
    const rest = setPolicy(both, "yaml", ["budget", "maxCostUsd"], undefined);
    expect(rest).toContain("budget:\n  maxModelCalls: 9\nnodes:");
  });

  test("writes and removes a policy in JSON", () => {
    const json = `{\n  "name": "panel",\n  "nodes": {},\n  "output": "ada"\n}\n`;
    const text = setPolicy(json, "json", ["quorum", "atLeast"], 2);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(["name", "quorum", "nodes", "output"]);
    expect(setPolicy(text, "json", ["quorum", "atLeast"], undefined)).toBe(json);
  });
});
