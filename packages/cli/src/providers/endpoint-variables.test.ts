import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  baseUrlVariable,
  correctedBaseUrl,
  hasBaseUrl,
  keyVariable,
} from "./endpoint-variables.js";

function setVariable(name: string, value: string | undefined): void {
  vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

describe("the variables of an endpoint", () => {
  test("are upper case, with underscores for hyphens", () => {
    expect([baseUrlVariable("lm-studio"), keyVariable("my-own-8b")]).toEqual([
      "LM_STUDIO_BASE_URL",
      "MY_OWN_8B_API_KEY",
    ]);
  });

  test.each([
    ["http://localhost:1234/v1", true],
    ["   ", false],
    ["", false],
    [undefined, false],
  ])("with the base URL %j", (value, isSet) => {
    setVariable("LM_STUDIO_BASE_URL", value);
    expect(hasBaseUrl("lm-studio")).toBe(isSet);
    expect(hasBaseUrl("LM_STUDIO")).toBe(false);
  });
});

describe("correctedBaseUrl", () => {
  test.each([
    ["http://localhost:11434", "http://localhost:11434/v1"],
    ["http://localhost:11434/", "http://localhost:11434/v1"],
    [" http://localhost:11434 ", "http://localhost:11434/v1"],
    ["http://localhost:11434/api", "http://localhost:11434/v1"],
    ["http://localhost:11434/api/", "http://localhost:11434/v1"],
    ["https://gpu.example.com/ollama", "https://gpu.example.com/ollama/v1"],
    ["http://[::1]:11434", "http://[::1]:11434/v1"],
  ])("adds the path of Ollama's OpenAI-style API to %j", (value, corrected) => {
    setVariable("OLLAMA_BASE_URL", value);
    expect(correctedBaseUrl("ollama")).toBe(corrected);
  });

  test.each([
    undefined,
    "http://localhost:11434/v1",
    "http://localhost:11434/v1/",
    "https://gpu.example.com/v1/ollama",
    "localhost:11434",
    "nonsense",
    "http://user:secret@localhost:11434",
  ])("leaves %j to the provider", (value) => {
    setVariable("OLLAMA_BASE_URL", value);
    expect(correctedBaseUrl("ollama")).toBeUndefined();
  });

  test("leaves other endpoints as they are", () => {
    setVariable("VLLM_BASE_URL", "http://localhost:8000");
    expect(correctedBaseUrl("vllm")).toBeUndefined();
  });
});
