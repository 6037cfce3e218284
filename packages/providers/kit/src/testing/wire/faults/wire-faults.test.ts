import { expect, it } from "vitest";
import { errorFromResponse } from "../../../http/error-from-response.js";
import type { HttpFault, HttpFaultName } from "../../fault.js";
import { wireStyles } from "../wire-styles.js";

const codes: Readonly<Record<HttpFaultName, string>> = {
  "bad-request": "INVALID_REQUEST",
  "context-overflow": "CONTEXT_OVERFLOW",
  "content-filter": "CONTENT_FILTERED",
  unauthorized: "AUTHENTICATION_FAILED",
  forbidden: "AUTHENTICATION_FAILED",
  "not-found": "MODEL_NOT_FOUND",
  timeout: "REQUEST_TIMEOUT",
  conflict: "CONFLICT",
  "too-large": "REQUEST_TOO_LARGE",
  unprocessable: "INVALID_REQUEST",
  "rate-limited": "RATE_LIMITED",
  "quota-exceeded": "QUOTA_EXCEEDED",
  "server-error": "VENDOR_UNAVAILABLE",
  "bad-gateway": "VENDOR_UNAVAILABLE",
  overloaded: "VENDOR_UNAVAILABLE",
};

function codeOf({ status, headers = {}, body }: HttpFault): string {
  const call = { provider: "vendor", model: "m", keyName: "KEY", baseUrl: "http://127.0.0.1" };
  return errorFromResponse(call, { status, headers: new Headers(headers), body }).code;
}

it.each(Object.values(wireStyles))("the errors of $name are recognised", ({ faults }) => {
  const recognised = Object.entries(faults).map(([name, fault]) => [name, codeOf(fault)]);
  expect(Object.fromEntries(recognised)).toEqual(codes);
});

it.each(Object.values(wireStyles))("a missing model of $name is recognised", (style) => {
  expect(codeOf(style.unknownModel("m"))).toBe("MODEL_NOT_FOUND");
});
