import { describe, expect, it } from "vitest";
import { alone, mixture } from "../../../test/scored-runs.js";
import { missingRun } from "./missing-run.js";

const data = { file: "my data", sha256: "00", questions: 10 };

describe("missingRun", () => {
  it("names data folder, limit and seed of the other runs, in quotes where a shell needs them", () => {
    const asked = { benchmark: "mt-bench", data, limit: 10, seed: 3 } as const;
    expect(missingRun(mixture(["x:a"], "x:b"), asked, {}).command).toBe(
      "moagraph eval generate mt-bench graphs/mixture-1.json --out out/mixture-1 --data 'my data' --limit 10 --seed 3",
    );
  });

  it("names a model alone by its name", () => {
    const asked = { benchmark: "questions", data } as const;
    expect(missingRun(alone("ollama:qwen3:4b"), asked, {})).toMatchObject({
      name: "ollama-qwen3-4b",
      command: "moagraph eval generate 'my data' ollama:qwen3:4b --out out/ollama-qwen3-4b",
      calls: 10,
      costUsd: null,
    });
  });
});
