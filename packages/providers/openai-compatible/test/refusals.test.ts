import { refusalText, refusedCapability } from "@moagraph/provider-kit/vendor";
import { describe, expect, test } from "vitest";
import { chatCompletions } from "../src/chat-completions.js";

const body = {
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hi" },
  ],
  temperature: 0.7,
  top_p: 0.9,
  stop: ["END"],
  seed: 7,
  max_tokens: 100,
  stream: true,
  stream_options: { include_usage: true },
};
const whole = { ...body, stream: false };

describe("the text of a refusal names what is not accepted", () => {
  test.each([
    [
      "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
      { temperature: false },
    ],
    [
      "Unsupported parameter: 'temperature' is not supported with this model.",
      { temperature: false },
    ],
    ["invalid temperature: only 1 is allowed for this model", { temperature: false }],
    ["invalid temperature: only 0.6 is allowed for this model", { temperature: false }],
    ["`temperature` is deprecated for this model.", { temperature: false }],
    ["`temperature` may only be set to 1 when thinking is enabled.", { temperature: false }],
    [
      "litellm.UnsupportedParamsError: openai does not support parameters: ['temperature'], for model=gpt-5. To drop these, set `litellm.drop_params=True`",
      { temperature: false },
    ],
    [
      "`temperature` and `top_p` cannot both be specified for this model. Please use only one.",
      { topP: false },
    ],
    ["Unsupported parameter: 'top_p' is not supported with this model.", { topP: false }],
    ["Unsupported parameter: 'stop' is not supported with this model.", { stop: false }],
    ["Argument not supported on this model: stop", { stop: false }],
    ["Model grok-4 does not support parameter stop.", { stop: false }],
    ["property 'seed' is unsupported", { seed: false }],
    ["seed: Extra inputs are not permitted", { seed: false }],
    ["stream_options: Extra inputs are not permitted", { streamOptions: false }],
    ["Unrecognized request argument supplied: stream_options", { streamOptions: false }],
    ["Unknown parameter: 'stream_options.include_usage'.", { streamOptions: false }],
    ["unexpected keyword argument 'stream_options'", { streamOptions: false }],
    [
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      { outputLimitName: "max_completion_tokens" },
    ],
    [
      "Unsupported parameters: stream_options. Supported parameters: temperature, top_p, seed",
      { streamOptions: false },
    ],
    ["Developer instruction is not enabled for models/gemma-3-27b-it", { systemRole: false }],
    ["System role not supported", { systemRole: false }],
    ["jinja2.exceptions.TemplateError: System role not supported", { systemRole: false }],
    [
      "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
      { systemRole: false },
    ],
    ["Conversation roles must alternate user/assistant/user/assistant/...", { systemRole: false }],
    ["Only user and assistant roles are supported!", { systemRole: false }],
    ["This model does not support system messages.", { systemRole: false }],
    ["property 'stream_options' is unsupported, did you mean 'stream'?", { streamOptions: false }],
    ["extraneous key [include_usage] is not permitted", { streamOptions: false }],
    ["body -> stream_options extra fields not permitted", { streamOptions: false }],
    [
      "Additional properties are not allowed ('stream_options' was unexpected)",
      { streamOptions: false },
    ],
    [
      'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter.',
      { systemRole: false },
    ],
    ["body messages 0 role Input should be 'user' or 'assistant'", { systemRole: false }],
    [
      "Unsupported value: 'stream' does not support true with this model. Only the default (false) value is supported.",
      { streaming: false },
    ],
    ["Streaming is not supported for this model.", { streaming: false }],
    ["This model does not support streaming", { streaming: false }],
    ["Your organization must be verified to stream this model.", { streaming: false }],
  ])("%s", (text, capability) => {
    expect(refusedCapability(text, body, chatCompletions)).toEqual(capability);
  });

  test.each([
    "This model only supports streaming mode, please enable the stream parameter.",
    "This model only support stream mode, please enable the stream parameter to access the model.",
    "parameter.enable_thinking must be set to false for non-streaming calls",
    "Stream must be set to true",
    "Non-streaming requests are not supported.",
    "stream is required for this model",
  ])("%s", (text) => {
    expect(refusedCapability(text, whole, chatCompletions)).toEqual({ streamingOnly: true });
  });

  test("a developer message is not a system message", () => {
    const messages = [{ role: "developer", content: "Be brief." }];
    const unknown =
      "messages[0].role: unknown variant `developer`, expected one of `system`, `user`";
    expect(refusedCapability(unknown, { messages }, chatCompletions)).toEqual({
      developerRole: false,
    });
  });

  test("max_completion_tokens can be the refused name too", () => {
    const request = { messages: [], max_completion_tokens: 10 };
    expect(
      refusedCapability(
        "max_completion_tokens: Extra inputs are not permitted",
        request,
        chatCompletions,
      ),
    ).toEqual({ outputLimitName: "max_tokens" });
  });
});

describe("other errors are no refusal", () => {
  test.each([
    "temperature must be between 0 and 1",
    "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.",
    "temperature: Input should be less than or equal to 1",
    "max_tokens is too large: 100000. This model supports at most 4096 completion tokens.",
    "top_p must be in the range (0, 1]",
    "Too many stop sequences: at most 4 are supported.",
    "seed must be a valid integer",
    "Unsupported parameter: 'top_k' is not supported. Supported parameters: temperature, top_p",
    "The model does not support images.",
    "Your system is not configured for billing.",
    "Invalid API key.",
    "tool_choice is not supported",
  ])("%s", (text) => {
    expect(refusedCapability(text, body, chatCompletions)).toBe(undefined);
  });

  test("a parameter that was not sent cannot be refused", () => {
    const text = "Unsupported parameter: 'temperature' is not supported with this model.";
    expect(refusedCapability(text, { messages: [] }, chatCompletions)).toBe(undefined);
  });
});

describe("refusalText", () => {
  test.each([
    [{ error: { message: "No.", param: "temperature" } }, "No. temperature"],
    [
      { detail: [{ type: "extra_forbidden", loc: ["body", "seed"], msg: "Extra", input: 7 }] },
      "extra_forbidden body seed Extra",
    ],
    [{ error: { metadata: { raw: '{"error":{"message":"Inner."}}' } } }, "Inner."],
    [{ error: "No.", body: { temperature: "echo" } }, "No."],
  ])("finds the texts of %j", (report, text) => {
    expect(refusalText(JSON.stringify(report))).toBe(text);
  });

  test("is short, and takes linear time for hostile bodies", () => {
    const nested = "[".repeat(100_000);
    expect(refusalText(nested).length).toBeLessThanOrEqual(4_000);
    const text = `temperature ${"not system ".repeat(400)}`;
    expect(refusedCapability(text, body, chatCompletions)).toBe(undefined);
  });
});
