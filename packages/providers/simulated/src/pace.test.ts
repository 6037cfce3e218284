import { afterEach, describe, expect, it, vi } from "vitest";
import { paceOf } from "./pace.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const instant = { firstTokenMs: 0, betweenTokensMs: 0 };

describe("paceOf", () => {
  it("has no delay by default", () => {
    expect(paceOf({})).toEqual(instant);
  });

  it("reads options that are not given from the environment", () => {
    vi.stubEnv("SIMULATED_FIRST_TOKEN_MS", "600");
    vi.stubEnv("SIMULATED_TOKENS_PER_SECOND", "40");
    expect(paceOf({})).toEqual({ firstTokenMs: 600, betweenTokensMs: 25 });
    expect(paceOf({ firstTokenMs: 5 })).toEqual({ firstTokenMs: 5, betweenTokensMs: 25 });
  });

  it("treats an empty variable as not set", () => {
    vi.stubEnv("SIMULATED_FIRST_TOKEN_MS", " ");
    expect(paceOf({})).toEqual(instant);
  });

  it("works without an environment, as in a browser", () => {
    vi.stubGlobal("process", undefined);
    expect(paceOf({})).toEqual(instant);
  });
});
