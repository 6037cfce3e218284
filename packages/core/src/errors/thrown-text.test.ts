import { expect, test } from "vitest";
import { toCallError } from "../redact/call-error.js";

test.each([
  [new Error("down"), "down"],
  ["down", "down"],
  [undefined, "undefined"],
  [{ code: "X", message: "down" }, "down"],
  [{ code: "X", message: 7 }, "7"],
  [Object.assign(new Error("down"), { message: 7 }), "7"],
  [{ code: "X" }, "Not an error with a message, but an object with `code` was thrown."],
  [Object.create(null), "Not an error with a message, but an object was thrown."],
])("what is thrown has a text: %#", (thrown: unknown, message) => {
  expect(toCallError(thrown, undefined)).toEqual({ code: "CALL_FAILED", message });
});
