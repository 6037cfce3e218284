import { InvalidRequestError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { messageRoles } from "./message-changes.js";
import { ModelQuirks } from "./model-quirks.js";
import { prefillRefusal } from "./prefill-refusal.js";
import { sendAdapted } from "./send-adapted.js";

const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl: "" };
const user = { role: "user", content: "Count." };
const prefilled = { messages: [user, { role: "assistant", content: "One," }] };

function rejected(text: string): InvalidRequestError {
  const message = `acme:tiny rejected the request as invalid (400): ${text}`;
  return new InvalidRequestError({
    provider: "acme",
    model: "tiny",
    message,
    hint: "",
    status: 400,
  });
}

describe("prefillRefusal", () => {
  test.each([
    "This model does not support assistant message prefill. The conversation must end with a user message.",
    "Prefilling assistant messages is not supported for this model.",
    "Requests ending with a model turn are not supported unless the last part is a function response.",
    "Please ensure that single turn requests end with a user role or the role field is empty.",
    "Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant",
    "The last message of deepseek-reasoner must be a user message, or an assistant message with prefix mode on",
    "Assistant response prefill is incompatible with enable_thinking.",
    "Expected `thinking`, but found `text`. When `thinking` is enabled, a final `assistant` message must start with a thinking block.",
    "continue_final_message: Extra inputs are not permitted",
    "body.messages.1.assistant.prefix: Extra inputs are not permitted",
  ])("recognises %j", (text) => {
    const error = prefillRefusal(call, rejected(text), prefilled);
    expect(error).toMatchObject({ code: "INVALID_REQUEST", capability: "prefill", status: 400 });
    expect(error?.message).toContain(text);
    expect(error?.hint).toMatchInlineSnapshot(
      `"Set \`capabilities: { "acme:tiny": { prefill: false } }\` in the graph. The model does not continue a message of its own."`,
    );
  });

  test.each([
    "Unsupported parameter: 'top_p' is not supported with this model.",
    "The last message is longer than 100,000 tokens.",
    "temperature must be between 0 and 1",
  ])("leaves other errors as they are: %j", (text) => {
    expect(prefillRefusal(call, rejected(text), prefilled)).toBeUndefined();
  });

  test("is none if the request ends with a message of the user", () => {
    const text = "The conversation must end with a user message.";
    expect(prefillRefusal(call, rejected(text), { messages: [user] })).toBeUndefined();
    const contents = [{ role: "model", parts: [{ text: "One," }] }];
    expect(prefillRefusal(call, rejected(text), { contents })).toBeDefined();
  });
});

describe("sendAdapted", () => {
  const dialect = { parameters: {}, changes: [], roles: messageRoles };
  const refuse = async (model: string, text: string): Promise<ModelQuirks> => {
    const quirks = new ModelQuirks({ ...call, model }, {}, { prefill: true });
    const send = async (): Promise<never> => {
      throw rejected(text);
    };
    const sent = sendAdapted({ call, quirks, dialect }, prefilled, send);
    await expect(sent).rejects.toMatchObject({ capability: "prefill", isRetryable: false });
    return quirks;
  };

  test("remembers that a model continues no message, and does not send the request again", async () => {
    const quirks = await refuse("never", "This model does not support assistant message prefill.");
    expect(quirks.known().prefill).toBe(false);
  });

  test("forgets a refusal that is about thinking", async () => {
    const text =
      "When thinking is enabled, a final `assistant` message must start with a thinking block.";
    expect((await refuse("thinks", text)).known().prefill).toBe(true);
  });
});
