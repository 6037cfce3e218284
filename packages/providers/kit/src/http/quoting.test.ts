import { describe, expect, it } from "vitest";
import { MoaError } from "../moa-error.js";
import { errorFromResponse } from "./error-from-response.js";
import { quoting } from "./quoting.js";

const call = {
  provider: "x",
  model: "y",
  keyName: "K",
  baseUrl: "http://z",
  key: "hunter2hunter2",
};

describe("quoting", () => {
  it("has no uncut message if nothing was cut", () => {
    expect(quoting({ text: "No." }, (text) => `It said: ${text}`)).toEqual({
      message: "It said: No.",
    });
  });

  it("keeps the rest of a long line and the other lines, without keys and control characters", () => {
    const text = `${"a".repeat(250)}\u001B[31m\nhunter2hunter2 and sk-${"b".repeat(20)}`;
    const { message, uncutMessage } = quoting({ text, secrets: ["hunter2hunter2"] }, (all) => all);
    expect(message).toBe(`${"a".repeat(200)}… (54 more characters)`);
    expect(uncutMessage).toBe(`${"a".repeat(250)}[31m [key] and [key]`);
  });

  it("is bounded", () => {
    const { uncutMessage } = quoting({ text: "x ".repeat(1_000_000) }, (all) => all);
    expect(uncutMessage?.length).toBeLessThan(8_300);
  });
});

describe("the uncut message of an error", () => {
  it("has all lines of the vendor's text, and is not enumerable", () => {
    const body = {
      error: { message: Array.from({ length: 20 }, (_, at) => `line ${at}`).join("\n") },
    };
    const error = errorFromResponse(call, { status: 400, body });
    expect(error.message).toContain("line 5.");
    expect(error.message).not.toContain("line 6");
    expect(error.uncutMessage).toContain("line 19");
    expect(Object.keys(error)).not.toContain("uncutMessage");
  });

  it("is absent from a short message", () => {
    expect("uncutMessage" in errorFromResponse(call, { status: 400, body: "No." })).toBe(false);
    expect("uncutMessage" in new MoaError({ code: "A", message: "b", hint: "c" })).toBe(false);
  });
});
