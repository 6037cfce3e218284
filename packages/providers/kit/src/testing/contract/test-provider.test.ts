import { describe, expect, it } from "vitest";
import { testProvider, type TestProviderOptions } from "./test-provider.js";

function defined(skip: TestProviderOptions["skip"] = []): { run: string[]; skipped: string[] } {
  const run: string[] = [];
  const skipped: string[] = [];
  testProvider({
    describe: (_, define) => define(),
    test: Object.assign((name: string) => void run.push(name), {
      skip: (name: string) => void skipped.push(name),
    }),
    create: () => expect.fail("no provider is made while tests are defined"),
    model: "m",
    envPrefix: "VENDOR",
    skip,
  });
  return { run, skipped };
}

describe("testProvider", () => {
  it("defines each test once", () => {
    const { run } = defined();
    expect(run.length).toBeGreaterThan(100);
    expect(new Set(run).size).toBe(run.length);
  });

  it("skips the listed tests, with the reason", () => {
    const { run, skipped } = defined([
      { reason: "no key", tests: ["treats a blank key as missing"] },
    ]);
    expect(skipped).toEqual(["treats a blank key as missing (no key)"]);
    expect(run).not.toContain("treats a blank key as missing");
  });

  it("rejects an unknown test in `skip`", () => {
    expect(() => defined([{ reason: "", tests: ["flies"] }])).toThrow(
      "Unknown test of the provider contract: flies",
    );
  });
});
