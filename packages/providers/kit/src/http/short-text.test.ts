import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortText } from "./short-text.js";

describe("shortText", () => {
  it("keeps the first line only", () => {
    expect(shortText("\n No such model. \r\nTraceback: ...")).toBe("No such model.");
  });

  it("states how many characters are omitted", () => {
    expect(shortText("x".repeat(250))).toBe(`${"x".repeat(200)}… (50 more characters)`);
  });

  it("is fast for a very long line", () => {
    const startedAt = performance.now();
    expect(shortText("x".repeat(1_000_000))).toContain("… (999800 more characters)");
    // Work that grows with the square of the length takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it.each([
    "Incorrect API key provided: sk-proj-abcdefgh12345.",
    "Incorrect API key provided: sk-pr*****2345.",
    "key=hunter2hunter2 is wrong",
  ])("leaves keys out of %o", (text) => {
    const short = shortText(text, ["hunter2hunter2"]);
    expect(short).toContain("[key]");
    expect(short).not.toMatch(/2345|hunter2/);
  });

  it("never shows the key in use as it is written in JSON", () => {
    const key = 'q"\\12345';
    const quoted = JSON.stringify({ error: { key } });
    expect(shortText(`Wrong: ${quoted}`, [key])).toBe('Wrong: {"error":{"key":"[key]"}}');
  });

  it("never shows the key in use, at any position", () => {
    const keys = fc.stringMatching(/^[!-~]{8,40}$/).filter((key) => !"[key]".includes(key));
    fc.assert(
      fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
        expect(shortText(`${before} ${key} ${after}`, [key])).not.toContain(key);
      }),
    );
  });
});
