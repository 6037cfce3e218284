import { describe, expect, test } from "vitest";
import { docsBase } from "./docs-url.js";
import { MoaError } from "./moa-error.js";
import { RateLimitError } from "./provider-errors.js";

describe("docsUrl of a MoaError", () => {
  test("is the page of its code, below the address of the documentation", () => {
    const error = new MoaError({ code: "NO_USABLE_PROPOSAL", message: "No.", hint: "Wait." });
    expect(error.docsUrl).toBe(`${docsBase}errors/no-usable-proposal.html`);
  });

  test("is the page of a subclass's code", () => {
    const error = new RateLimitError({ provider: "x", message: "No.", hint: "Wait." });
    expect(error.docsUrl).toBe(`${docsBase}errors/rate-limited.html`);
  });

  test("can be overridden by a subclass with codes of its own", () => {
    class OwnError extends MoaError {
      override get docsUrl(): string {
        return "https://example.com/errors";
      }
    }
    const error = new OwnError({ code: "OWN", message: "No.", hint: "Wait." });
    expect(error.docsUrl).toBe("https://example.com/errors");
  });

  test("is in no JSON of the error", () => {
    const error = new MoaError({ code: "CONFLICT", message: "No.", hint: "Wait." });
    expect(JSON.parse(JSON.stringify(error))).not.toHaveProperty("docsUrl");
  });
});
