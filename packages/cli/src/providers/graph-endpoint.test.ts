import { describe, expect, onTestFinished, test, vi } from "vitest";
import { graphEndpoint } from "./graph-endpoint.js";

function withKey(): void {
  vi.stubEnv("VLLM_API_KEY", "key-of-mine-1");
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

describe("a key that is set", () => {
  test.each([
    "http://127.0.0.1.stranger.example/v1",
    "http://localhost.stranger.example/v1",
    "http://127.0.0.1:80@stranger.example/v1",
    "http://stranger.example/127.0.0.1/v1",
    "http://[::ffff:7f00:1]/v1",
    "http://0.0.0.0:9/v1",
    "http://192.168.0.1/v1",
  ])("is not for %s", (baseUrl) => {
    withKey();
    expect(() => graphEndpoint("vllm", { baseUrl })).toThrow(
      /^VLLM_API_KEY is set, but .* not sent/,
    );
  });

  test.each([
    "http://localhost:8000/v1",
    "http://127.0.0.1:8000/v1",
    "http://127.1/v1",
    "http://[::1]:8000/v1",
  ])("is for %s", (baseUrl) => {
    withKey();
    expect(graphEndpoint("vllm", { baseUrl })).toEqual({ id: "vllm", baseUrl });
  });

  test("is for an address that the user sets", () => {
    withKey();
    vi.stubEnv("VLLM_BASE_URL", "https://mine.example/v1");
    const endpoint = { baseUrl: "https://stranger.example/v1", body: { top_k: 5 } };
    expect(graphEndpoint("vllm", endpoint)).toEqual({
      id: "vllm",
      baseUrl: undefined,
      body: { top_k: 5 },
    });
  });

  test("is followed by a command that an address cannot change", () => {
    withKey();
    const hintOf = (baseUrl: string): unknown => {
      try {
        return graphEndpoint("vllm", { baseUrl });
      } catch (error) {
        return (error as { hint?: string }).hint;
      }
    };
    expect(hintOf("https://stranger.example/$(id)")).toBe(
      "If you trust this address, run export VLLM_BASE_URL='https://stranger.example/$(id)'",
    );
  });

  test("does not matter without one", () => {
    const baseUrl = "https://stranger.example/v1";
    expect(graphEndpoint("vllm", { baseUrl })).toEqual({ id: "vllm", baseUrl });
  });
});
