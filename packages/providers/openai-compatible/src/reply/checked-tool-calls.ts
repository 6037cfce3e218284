import type { CalledModel } from "@moagraph/provider-kit";
import {
  checkTexts,
  type Fields,
  fieldsOf,
  wrongType,
  type WrongPart,
} from "@moagraph/provider-kit/vendor";

type Place = Pick<WrongPart, "of" | "path">;

/**
 * The tool calls of a message or a delta, validated. LangChain fails with a message of its own, or
 * prints on the console, if they have other types.
 *
 * @returns `undefined` if there are none.
 * @throws {ProviderError} If they are not a list of calls.
 */
export function checkedToolCalls(
  call: CalledModel,
  sent: unknown,
  place: Place,
): readonly Fields[] | undefined {
  if (sent == null) return undefined;
  if (!Array.isArray(sent)) throw wrongType(call, { ...place, found: sent, expected: "a list" });
  return sent.map((each, index) => {
    return checkedCall(call, each, { ...place, path: `${place.path}[${index}]` });
  });
}

function checkedCall(call: CalledModel, sent: unknown, place: Place): Fields {
  const fields = fieldsOf(sent);
  if (fields === undefined) {
    throw wrongType(call, { ...place, found: sent, expected: "an object" });
  }
  checkTexts(call, fields, { names: ["id", "type"], ...place });
  const { function: asked, ...others } = fields;
  if (asked == null) return others;
  const path = `${place.path}.function`;
  return { ...others, function: checkedFunction(call, asked, { ...place, path }) };
}

/** Some servers send the arguments as an object instead of as JSON. */
function checkedFunction(call: CalledModel, sent: unknown, place: Place): Fields {
  const fields = fieldsOf(sent);
  if (fields === undefined) {
    throw wrongType(call, { ...place, found: sent, expected: "an object" });
  }
  const { arguments: given } = fields;
  const isObject = typeof given === "object" && given !== null;
  const written = isObject ? { ...fields, arguments: JSON.stringify(given) } : fields;
  checkTexts(call, written, { names: ["name", "arguments"], ...place });
  return written;
}
