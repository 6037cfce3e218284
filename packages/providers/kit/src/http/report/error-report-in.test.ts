import { describe, expect, it } from "vitest";
import { errorReportIn } from "./error-report-in.js";

const why = "temperature must not be set";
const choice = { index: 0, delta: { content: "Hi" }, finish_reason: null };

describe("errorReportIn", () => {
  it.each([
    { error: { message: why } },
    { error: {} },
    { error: why },
    { error: [why] },
    { errors: [{ message: why }] },
    [{ error: { message: why } }],
    { object: "error", message: why, code: 40_301 },
    { object: "error", message: { detail: [{ msg: why }] } },
    { type: "error", error: { type: "overloaded_error", message: why } },
    { type: "error", message: why },
    { success: false, message: why },
    { status: "error", reason: why },
    { code: 1001, msg: why },
    { code: "InvalidParameter", message: why, request_id: "r" },
    { error_code: 17, error_msg: why },
    { message: why },
    { Message: why },
    { detail: why },
    { detail: [{ loc: ["body", "temperature"], msg: why }] },
    { id: "r", choices: null, base_resp: { status_code: 1004, status_msg: why } },
    { choices: [{ ...choice, finish_reason: "error" }], error: { code: 502, message: why } },
  ])("takes %j for a report", (body) => {
    expect(errorReportIn(body)).toBe(body);
  });

  it.each([
    { choices: [choice] },
    { choices: [choice], error: null },
    { choices: [choice], error: "" },
    { choices: [choice], error: [], code: 0, msg: "success" },
    { choices: [choice], message: "ok", type: "error" },
    { choices: [choice], base_resp: { status_code: 0, status_msg: "" } },
    { choices: [], base_resp: { status_code: 0, status_msg: "" }, usage: {} },
    { id: "c", object: "chat.completion.chunk", choices: [], message: "keep-alive" },
    { code: 0, msg: "success" },
    { code: "200", message: "OK" },
    { model: "m", message: { role: "assistant", content: "Hi" }, done: false },
    { type: "ping" },
    {},
    [],
    null,
    undefined,
    "error",
    42,
  ])("does not take %j for one", (body) => {
    expect(errorReportIn(body)).toBeUndefined();
  });

  it("takes no lists in lists for one, however deep", () => {
    const text = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    expect(errorReportIn(JSON.parse(text))).toBeUndefined();
  });
});
