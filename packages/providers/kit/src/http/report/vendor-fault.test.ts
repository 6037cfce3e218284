import { describe, expect, it } from "vitest";
import { vendorFaultOf } from "./vendor-fault.js";

const why = "temperature must not be set";
const json = JSON.stringify;
const page = (content: string): string => `<!DOCTYPE html>\n<html><head>${content}</html>`;

describe("the vendor's text", () => {
  it.each<[string, unknown, string]>([
    ["OpenAI", { error: { message: why, type: "invalid_request_error" } }, why],
    ["Gemini", [{ error: { code: 400, message: why, status: "INVALID_ARGUMENT" } }], why],
    ["FastAPI", { detail: [{ type: "x", loc: ["body", "temperature"], msg: why }] }, why],
    [
      "FastAPI, which names the field apart",
      { detail: [{ loc: ["body", "messages", 0, "role"], msg: "Field required" }] },
      "messages.0.role: Field required",
    ],
    [
      "FastAPI, two fields",
      {
        detail: [
          { loc: ["body", "a"], msg: "Field required" },
          { loc: ["body", "b"], msg: "Input should be a valid number", input: "the prompt" },
        ],
      },
      "a: Field required; b: Input should be a valid number",
    ],
    ["FastAPI, text", { detail: why }, why],
    [
      "Mistral",
      { object: "error", message: { detail: [{ loc: ["body", "temperature"], msg: why }] } },
      why,
    ],
    [
      "OpenRouter",
      {
        error: {
          message: "Provider returned error",
          metadata: { raw: json({ error: { message: why } }) },
        },
      },
      `Provider returned error: ${why}`,
    ],
    [
      "OpenRouter, text",
      { error: { message: "Provider returned error", metadata: { raw: why } } },
      `Provider returned error: ${why}`,
    ],
    ["Cloudflare", { success: false, errors: [{ code: 7003, message: why }], messages: [] }, why],
    ["errors with a text", { errors: [why] }, why],
    ["errors by field", { errors: { temperature: [why] } }, why],
    ["a list in `error`", { error: [why] }, why],
    ["a text in `error`", { error: why }, why],
    ["an error in an error", { error: { error: { message: why } } }, why],
    ["an object as the message", { error: { message: { message: why } } }, why],
    ["JSON as the message", { error: { message: json({ error: { message: why } }) } }, why],
    ["SiliconFlow", { code: 20_012, msg: why, data: null }, why],
    ["SiliconFlow, message", { code: 20_012, message: why, data: null }, why],
    ["Baidu", { error_code: 17, error_msg: why }, why],
    ["msg", { msg: why }, why],
    ["errorMessage", { errorMessage: why }, why],
    ["problem details", { title: "Bad Request", status: 400, detail: why }, `Bad Request: ${why}`],
    ["a title", { title: why }, why],
    ["a reason", { status: "error", reason: why }, why],
    ["Nest", { statusCode: 400, message: [why], error: "Bad Request" }, `Bad Request: ${why}`],
    ["Bedrock", { Message: why }, why],
    ["Bedrock, type", { __type: "ValidationException", message: why }, why],
    ["MiniMax", { base_resp: { status_code: 2013, status_msg: why } }, why],
    [
      "vLLM",
      { object: "error", message: why, type: "BadRequestError", param: null, code: 400 },
      why,
    ],
    ["an event", { type: "error", error: { type: "invalid_request_error", message: why } }, why],
    ["xAI", { code: "Client specified an invalid argument", error: why }, why],
    ["OAuth", { error: "invalid_request", error_description: why }, why],
    ["GraphQL", { data: null, errors: [{ message: why }] }, why],
    ["Azure", { error: { code: "BadRequest", message: why, innererror: { code: "x" } } }, why],
    ["a field of its own", { status: 400, failure: { explanation: why } }, why],
    ["a list of texts", [why], why],
    ["text", why, why],
    ["JSON text", json(why), why],
    ["JSON", json({ error: { message: why } }), why],
    ["JSON in JSON in JSON", json({ error: json({ detail: json({ msg: why }) }) }), why],
    [
      "LiteLLM",
      {
        error: {
          message: `litellm.BadRequestError: OpenAIException - ${json({ error: { message: why } })}`,
        },
      },
      `litellm.BadRequestError: OpenAIException: ${why}`,
    ],
    [
      "LiteLLM, bytes and a rest",
      {
        error: {
          message: `VertexAIException - b'${json({ error: { message: why } })}'. Received Model Group=x`,
        },
      },
      `VertexAIException: ${why}`,
    ],
    [
      "Python's notation",
      { error: { message: `Error code: 400 - {'error': {'message': '${why}', 'code': None}}` } },
      `Error code: 400: ${why}`,
    ],
    ["JSON that was cut off", `{"error":{"message":"${why}","metadata":{"raw":"abc`, why],
    [
      "two reports in one text",
      `Error from provider(400): ${json({ error: { message: why } })}\nError: again ${json({ a: 1 })}\n    at f (cli.js:1:2)`,
      `Error from provider(400): ${why}`,
    ],
    ["an event of a stream", `event: error\ndata: ${json({ error: { message: why } })}\n\n`, why],
    [
      "the second line",
      { error: { message: `Error from provider:\n  ${why}` } },
      `Error from provider: ${why}`,
    ],
    [
      "after empty lines",
      { error: { message: `\n\n\r\nBad Request\r\n\r\n${why}\n` } },
      `Bad Request ${why}`,
    ],
    [
      "after Python's stack trace",
      `Traceback (most recent call last):\n  File "x.py", line 1, in f\n    g()\nValueError: ${why}`,
      `ValueError: ${why}`,
    ],
    [
      "before JavaScript's stack trace",
      `Error: ${why}\n    at f (/srv/x.js:1:2)\n    at g (y.js:3:4)`,
      `Error: ${why}`,
    ],
    [
      "XML",
      `<?xml version="1.0"?><Error><Code>InvalidArgument</Code><Message>${why}</Message></Error>`,
      why,
    ],
    ["XML with CDATA", `<error><message><![CDATA[${why}]]></message></error>`, why],
    [
      "a title",
      page("<title>502 Bad Gateway</title>"),
      "a web page instead of JSON: 502 Bad Gateway",
    ],
    [
      "nginx",
      page(
        "<title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr>",
      ),
      "a web page instead of JSON: 502 Bad Gateway",
    ],
    [
      "Cloudflare's page",
      page(
        '<title>api.x.com | 522: Connection timed out</title><style>p{}</style></head><h1 class="a"><span>Connection timed out</span> <b>Error code 522</b></h1>',
      ),
      "a web page instead of JSON: api.x.com | 522: Connection timed out: Connection timed out Error code 522",
    ],
    [
      "Express",
      page("<title>Error</title></head><body><pre>Cannot POST /v1/chat/completions</pre>"),
      "a web page instead of JSON: Error: Cannot POST /v1/chat/completions",
    ],
    [
      "a heading",
      "<h1>Access &amp; more</h1><p>The key&#39;s <b>gone</b>.</p>",
      "a web page instead of JSON: Access & more: The key's gone.",
    ],
    ["an empty page", "<html></html>", "a web page instead of JSON"],
    [
      "a page in JSON",
      { error: { message: page("<title>Down</title>") } },
      "a web page instead of JSON: Down",
    ],
    ["a code alone", { error: { code: "invalid_api_key" } }, "invalid_api_key"],
    ["nothing", {}, ""],
    ["null", null, ""],
    ["a number", 42, ""],
    ["an empty text", "", ""],
  ])("is found: %s", (_, body, expected) => {
    expect(vendorFaultOf(body).message).toBe(expected);
  });

  it("has no part of the request", () => {
    const input = "the whole secret prompt";
    const body = { detail: [{ loc: ["body", "x"], msg: "Field required", input }], input };
    expect(vendorFaultOf(body).message).toBe("x: Field required");
    expect(vendorFaultOf({ request: { prompt: input }, messages: [input] }).message).toBe("");
  });
});

describe("codes, statuses and waits", () => {
  it.each([
    [{ error: { code: "401" } }, 401],
    [{ error: { code: 429 } }, 429],
    [{ error: { code: 400, metadata: { raw: json({ error: { code: 429 } }) } } }, 429],
    [{ error: { code: 502, metadata: { raw: json({ status: 400 }) } } }, 400],
    [{ code: 20_012 }, undefined],
    [{ code: 200 }, undefined],
    [{ statusCode: 503 }, 503],
    [{ error: { http_status: 404 } }, 404],
  ])("reads the status of %j", (body, status) => {
    expect(vendorFaultOf(body).status).toBe(status);
  });

  it.each([
    [{ error: { details: [{ retryDelay: "17s" }] } }, 17_000],
    [{ error: "loading", estimated_time: 20.5 }, 20_500],
    [{ error: { retry_after: "3" } }, 3_000],
    [{ error: { retry_after_ms: 250 } }, 250],
    [{ error: { retry_after: -1 } }, undefined],
    [{ error: { retry_after: "soon" } }, undefined],
  ])("reads the wait of %j", (body, waitMs) => {
    expect(vendorFaultOf(body).waitMs).toBe(waitMs);
  });

  it("reads names in fields and in the text", () => {
    const message = "litellm.ContextWindowExceededError: no";
    const body = { error: { code: "a_code", type: "a_type", message } };
    expect(vendorFaultOf(body).names).toEqual(["a_code", "a_type", "ContextWindowExceededError"]);
  });
});

describe("hostile bodies", () => {
  const nested = (levels: number): unknown => {
    let body: unknown = { message: why };
    for (let level = 0; level < levels; level += 1) body = { error: body };
    return body;
  };

  it("are read to a depth of 12", () => {
    expect(vendorFaultOf(nested(10)).message).toBe(why);
    expect(vendorFaultOf(nested(50_000)).message).toBe("");
  });

  it("do not repeat themselves", () => {
    const cyclic: Record<string, unknown> = { message: why };
    cyclic["error"] = cyclic;
    expect(vendorFaultOf(cyclic).message).toBe(why);
  });

  it.each([
    ["brackets", "[{".repeat(30_000)],
    ["braces", "{".repeat(65_000)],
    ["quoted keys", `"message": "\\`.repeat(5_000)],
    ["mixed quotes", `'message':"`.repeat(6_000)],
    ["open tags", `<${"<title".repeat(10_000)}`],
    ["names", `${"a".repeat(60_000)}Error`],
    ["lines", "\n at (".repeat(10_000)],
    ["spaces", " ".repeat(65_000)],
    ["dashes", `${"- ".repeat(30_000)}{"a":1}x`],
    ["many values", { errors: Array.from({ length: 50_000 }, () => ({ error: { a: {} } })) }],
  ])("end: %s", (_, body) => {
    expect(vendorFaultOf(body).names.length).toBeLessThan(10);
  });
});
