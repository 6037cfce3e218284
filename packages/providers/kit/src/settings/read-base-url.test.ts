import { afterEach, describe, expect, test, vi } from "vitest";
import { MoaError } from "../moa-error.js";
import { readBaseUrl, splitQuery } from "./read-base-url.js";

const variable = "VLLM_BASE_URL";
const source = { name: "vllm:m", variable, call: "openaiCompatible({ baseUrl })" };

afterEach(() => vi.unstubAllEnvs());

function read(given: string): string {
  return readBaseUrl({ ...source, given });
}

function faultOf(given: string): MoaError {
  try {
    read(given);
  } catch (error) {
    if (MoaError.isInstance(error)) return error;
  }
  throw new Error("It was accepted.");
}

describe("a base URL", () => {
  test.each([
    ["http://localhost:8000/v1", "http://localhost:8000/v1"],
    ["https://api.example.com/v1/", "https://api.example.com/v1"],
    ["http://[::1]:8000/v1", "http://[::1]:8000/v1"],
    ["HTTP://localhost/v1", "HTTP://localhost/v1"],
    [" http://localhost/v1 \r\n", "http://localhost/v1"],
    ["\uFEFFhttp://localhost/v1\u00A0", "http://localhost/v1"],
    ["https://x.example/openai/v1/?api-version=1", "https://x.example/openai/v1?api-version=1"],
    ["https://bücher.example/v1", "https://bücher.example/v1"],
    ["https://x.example/models", "https://x.example/models"],
    ["https://x.example/completions-api/v1", "https://x.example/completions-api/v1"],
    ["https://x.example/a%2Fb/v1", "https://x.example/a%2Fb/v1"],
    ["https://x.example/v1?q=a%20b%23", "https://x.example/v1?q=a%20b%23"],
    ["https://x.example/v1?q=/chat/completions", "https://x.example/v1?q=/chat/completions"],
  ])("is read: %j", (given, expected) => {
    expect(read(given)).toBe(expected);
    vi.stubEnv(variable, given);
    expect(readBaseUrl({ ...source, given: undefined })).toBe(expected);
  });

  test.each([
    ["", "is empty", "Set an address such as http://localhost:8000/v1."],
    ["  ", "is empty", "Set an address such as http://localhost:8000/v1."],
    ["http://localhost/v1#x", "has a fragment (#)", "Remove the # and what follows it."],
    ["http://localhost/v1?a=b#", "has a fragment (#)", "Remove the # and what follows it."],
    ['"http://localhost/v1"', "has quotes", "Remove the quotes."],
    ["'http://localhost/v1", "has quotes", "Remove the quotes."],
    [
      "localhost:1234/v1",
      "does not begin with http:// or https://",
      "Write http://localhost:1234/v1.",
    ],
    ["localhost", "does not begin with http:// or https://", "Write http://localhost."],
    [
      "192.168.0.7:8000",
      "does not begin with http:// or https://",
      "Write http://192.168.0.7:8000.",
    ],
    [
      "api.example.com/v1",
      "does not begin with http:// or https://",
      "Write https://api.example.com/v1.",
    ],
    [
      "//localhost/v1",
      "does not begin with http:// or https://",
      "Set an address such as http://localhost:8000/v1.",
    ],
    [
      "http:/localhost/v1",
      "does not begin with http:// or https://",
      "Set an address such as http://localhost:8000/v1.",
    ],
    ["ftp://localhost/v1", "begins with ftp://", "Begin it with http:// or https://."],
    ["ws://localhost/v1", "begins with ws://", "Begin it with http:// or https://."],
    ["file:///v1", "begins with file://", "Begin it with http:// or https://."],
    ["http://", "has no valid host and port", "Set an address such as http://localhost:8000/v1."],
    [
      "http://localhost:99999/v1",
      "has no valid host and port",
      "Set an address such as http://localhost:8000/v1.",
    ],
    ["http:///v1", "has no host", "Set an address such as http://localhost:8000/v1."],
    ["HTTPS:////x.example/v1", "has no host", "Set an address such as http://localhost:8000/v1."],
    ["http://localhost\\v1", "has \\ in its path", "Write / for it."],
    ["http://\\localhost/v1", "has \\ in its path", "Write / for it."],
    [
      "http:\\\\localhost\\v1",
      "does not begin with http:// or https://",
      "Set an address such as http://localhost:8000/v1.",
    ],
    [
      "http://localhost/v1/chat/completions",
      "has /chat/completions in its path",
      "Remove the /chat/completions.",
    ],
    [
      "https://x.example/v1/Completions//",
      "has /Completions in its path",
      "Remove the /Completions.",
    ],
    [
      "https://x.example/v1/chat/completions?api-version=1",
      "has /chat/completions in its path",
      "Remove the /chat/completions.",
    ],
    ["http://localhost/v1%23", "has %23 in its path", "Remove the %23."],
    ["http://localhost/v1%3Fa=b", "has %3F in its path", "Remove the %3F."],
    ["http://localhost/v1%20", "has %20 in its path", "Remove the %20."],
    ["http://localhost/%0Av1", "has %0A in its path", "Remove the %0A."],
    [
      "http://localhost%5cv1",
      "has no valid host and port",
      "Set an address such as http://localhost:8000/v1.",
    ],
    ["http://localhost/%5cv1", "has %5c in its path", "Remove the %5c."],
  ])("is refused with what to type: %j", (given, says, hint) => {
    const fault = faultOf(given);
    expect(fault.code).toBe("INVALID_SETTING");
    expect(fault.message).toBe(
      `openaiCompatible({ baseUrl }) is not the HTTP address of an API: it ${says}. vllm:m needs one.`,
    );
    expect(fault.hint).toBe(hint);
  });

  test.each([
    "http://local\nhost/v1",
    "http://localhost/v 1",
    "http://localhost/\u200Bv1",
    "http://localhost/v1\u0000",
  ])("is refused if a part of it cannot be seen: %j", (given) => {
    expect(faultOf(given).message).toContain("has spaces, line breaks or invisible characters");
  });

  test.each([
    "http://me:hunter2@localhost/v1",
    "http://hunter2@localhost/v1",
    "me:hunter2@localhost/v1",
    "hunter2@localhost:1/v1",
    "ftp://me:hunter2@localhost/v1",
    "http://me:hunter2@localhost/v1#x",
    " http://me:hunter2@localhost/v 1",
    "http://localhost:hunter2/v1",
    "localhost/v1?key=hunter2",
    "sk-hunter2",
    "eyJhbGciOiJIUzI1NiJ9.hunter2.c2ln",
    "hunter2/abc+def==",
    "localhost.hunter2",
    "http:///hunter2",
    "http://localhost/v1%23hunter2",
    "http://localhost\\hunter2",
  ])("is never printed with a secret: %j", (given) => {
    const { message, hint } = faultOf(given);
    expect(`${message} ${hint}`).not.toContain("hunter2");
  });

  test("of the environment is named by its variable", () => {
    vi.stubEnv(variable, "localhost:8000");
    expect(() => readBaseUrl({ ...source, given: undefined })).toThrow(
      "VLLM_BASE_URL is not the HTTP address of an API: it does not begin with http:// or https://. vllm:m needs one.",
    );
  });

  test("is needed", () => {
    vi.stubEnv(variable, " ");
    expect(() => readBaseUrl({ ...source, given: undefined })).toThrow(
      "VLLM_BASE_URL is not set; vllm:m needs it.",
    );
  });

  test("takes linear time to check", () => {
    expect(faultOf("a-".repeat(1_000_000)).hint).toContain("Set an address");
    expect(faultOf(`${"a.".repeat(1_000_000)}!`).hint).toContain("Set an address");
    expect(faultOf(`http://${"/completions".repeat(100_000)}!`).hint).toContain("Set an address");
    const slashes = `http://localhost/${"/".repeat(1_000_000)}!`;
    expect(read(slashes)).toBe(slashes);
  });

  test("is split at its query", () => {
    const [baseUrl, query] = ["https://x.example/v1", "?api-version=1"];
    expect(splitQuery(`${baseUrl}${query}`)).toEqual({ baseUrl, query });
    expect(splitQuery(`${baseUrl}?`)).toEqual({ baseUrl, query: "" });
  });
});
