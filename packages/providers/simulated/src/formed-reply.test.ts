import { describe, expect, it } from "vitest";
import { formedReply } from "./formed-reply.js";

const request = (schema: unknown): string =>
  `Compare them.\n\nReply with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`;
const reply = "About tides:\n- The Moon pulls.\n- The Sun pulls.";

describe("formedReply", () => {
  it("follows the schema, with the claims of the reply as texts", () => {
    const schema = {
      type: "object",
      properties: {
        points: { type: "array", items: { type: "string" } },
        found: {
          type: "array",
          items: {
            type: "object",
            properties: { answer: { type: "integer" }, point: { type: "string" } },
          },
        },
        rating: { enum: ["good", "bad"] },
        sure: { type: "boolean" },
        share: { type: "number" },
        rest: { type: "array" },
      },
    };
    expect(JSON.parse(formedReply(request(schema), reply) ?? "")).toEqual({
      points: ["The Moon pulls."],
      found: [{ answer: 1, point: "The Sun pulls." }],
      rating: "good",
      sure: true,
      share: 1,
      rest: [],
    });
  });

  it("has the whole reply as a text if it makes no claims", () => {
    const schema = { type: "object", properties: { a: { type: "string" } } };
    expect(formedReply(request(schema), "No claim\nin common.")).toBe(
      '{"a":"No claim\\nin common."}',
    );
  });

  it("reads the schema also if a list follows it", () => {
    expect(formedReply(`${request({ type: "object" })}\n\nAnswers:\n1. A`, reply)).toBe("{}");
  });

  it.each(["", "Answer in JSON.", request({}).replace("{}", "{")])(
    "changes nothing if no schema is requested: %j",
    (system) => {
      expect(formedReply(system, reply)).toBeUndefined();
    },
  );
});
