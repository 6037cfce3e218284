import { describe, expect, it } from "vitest";
import { testProvider, type TestProviderOptions } from "./test-provider.js";

function defined(more: Partial<TestProviderOptions> = {}): { run: string[]; skipped: string[] } {
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
    ...more,
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
    const { run, skipped } = defined({
      skip: [{ reason: "no key", tests: ["treats a blank key as missing"] }],
    });
    expect(skipped).toEqual(["treats a blank key as missing (no key)"]);
    expect(run).not.toContain("treats a blank key as missing");
  });

  it("leaves out what all vendors of an API share, if asked to", () => {
    const { run } = defined({ suite: "vendor" });
    expect(run).toContain("gives the text of an answer, streamed");
    expect(run).not.toContain("keeps every character, streamed");
    expect(run.length).toBeLessThan(60);
  });

  it("skips what an API does not have", () => {
    const { run, skipped } = defined({ wire: "anthropic" });
    expect(skipped).toContain("requests usage in the stream (a parameter of OpenAI's API)");
    expect(run.length).toBeGreaterThan(100);
  });

  it("rejects an unknown test in `skip`", () => {
    expect(() => defined({ skip: [{ reason: "", tests: ["flies"] }] })).toThrow(
      "Unknown test of the provider contract: flies",
    );
  });
});
