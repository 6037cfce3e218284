import { MalformedResponseError, typeName } from "@moagraph/provider-kit";
import { isRecord } from "../../validate/value/is-record.js";
import { modelIdOf, providerIdOf } from "../../spec/flow/model-name.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks what a chat model gave, as far as it is read: packages pass on what their vendors send.
 *
 * @throws {MalformedResponseError} It names what was found and what was expected.
 */
export function checkMessage(message: unknown, model: string): void {
  if (!isRecord(message)) throw wrong(model, ["", message, "a message"]);
  for (const name of ["response_metadata", "additional_kwargs"]) {
    const found = message[name];
    if (found != null && !isRecord(found)) throw wrong(model, [name, found, "an object"]);
  }
  for (const name of ["tool_calls", "invalid_tool_calls", "tool_call_chunks"]) {
    if (message[name] != null) checkList(message, name, model);
  }
  const { content } = message;
  if (typeof content === "string") return;
  if (!Array.isArray(content)) throw wrong(model, ["content", content, "a text"]);
  checkList(message, "content", model);
  const { text } = message;
  if (typeof text !== "string") throw wrong(model, ["text", text, "a text"]);
}

function checkList(message: Fields, name: string, model: string): void {
  const list = message[name];
  if (!Array.isArray(list)) throw wrong(model, [name, list, "a list"]);
  const at = list.findIndex((each) => !isRecord(each));
  if (at !== -1) throw wrong(model, [`${name}[${at}]`, list[at], "an object"]);
}

function wrong(
  model: string,
  [path, found, expected]: readonly [path: string, found: unknown, expected: string],
): MalformedResponseError {
  const part = path === "" ? "" : `a message whose \`${path}\` is `;
  return new MalformedResponseError({
    ...splitName(model),
    message: `${model} gave ${part}${typeName(found)} instead of ${expected}.`,
    hint: "Check the chat model, or update the package that makes it.",
  });
}

/** Provider and model of a name in a graph. A chat model that the caller made has no provider. */
export function splitName(name: string): { readonly provider: string; readonly model: string } {
  return { provider: providerIdOf(name) ?? "", model: modelIdOf(name) };
}
