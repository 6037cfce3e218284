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
    create: () => expect.fail("nothing is made while tests are defined"),
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

  it("leaves out what is excepted, with the reason", () => {
    const { run, skipped } = defined([{ reason: "no key", tests: ["takes a blank key for none"] }]);
    expect(skipped).toEqual(["takes a blank key for none (no key)"]);
    expect(run).not.toContain("takes a blank key for none");
  });

  it("refuses an exception for a test that does not exist", () => {
    expect(() => defined([{ reason: "", tests: ["flies"] }])).toThrow(
      "No such test of the provider contract: flies",
    );
  });
});
