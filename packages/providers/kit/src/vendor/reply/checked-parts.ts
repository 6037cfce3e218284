import type { CalledModel } from "@moagraph/provider-kit";
import { type Fields, fieldsOf } from "./fields-of.js";
import { wrongType, type WrongPart } from "./malformed.js";

/**
 * The objects of a list in a reply; none if there is no list.
 *
 * @param call - The model that is called, for error messages.
 * @param found - The value at the path.
 * @param path - Where the list is, such as `choices`.
 * @throws {ProviderError} If it is something else.
 * @example
 * ```ts
 * import { objectsIn } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * objectsIn(call, [{ index: 0 }], "choices"); // [{ index: 0 }]
 * objectsIn(call, null, "choices"); // []
 * ```
 */
export function objectsIn(call: CalledModel, found: unknown, path: string): readonly Fields[] {
  if (found == null) return [];
  const list = Array.isArray(found) ? found.map(fieldsOf) : [undefined];
  const objects = list.filter((each) => each !== undefined);
  if (objects.length === list.length) return objects;
  throw wrongType(call, { of: "reply", path, found, expected: "a list of objects" });
}

/** Fields of an object in a reply or in an event. Its `path` is such as `message`. */
export interface NamedParts extends Pick<WrongPart, "path"> {
  readonly names: readonly string[];
  /** @defaultValue `"reply"` */
  readonly of?: WrongPart["of"];
}

/**
 * Checks that fields are texts, if they are there. LangChain's packages join them.
 *
 * @param call - The model that is called, for error messages.
 * @param fields - The object.
 * @param parts - The names of the fields, and where the object is.
 * @throws {ProviderError} If one is something else.
 * @example
 * ```ts
 * import { checkTexts } from "@moagraph/provider-kit/vendor";
 *
 * const baseUrl = "https://api.acme.example/v1";
 * const call = { provider: "acme", model: "tiny", keyName: "ACME_API_KEY", baseUrl };
 * checkTexts(call, { content: "Hi." }, { names: ["content", "refusal"], path: "message" }); // undefined
 * ```
 */
export function checkTexts(
  call: CalledModel,
  fields: Fields,
  { names, path, of = "reply" }: NamedParts,
): void {
  for (const name of names) {
    const found = fields[name];
    if (found == null || typeof found === "string") continue;
    throw wrongType(call, { of, path: `${path}.${name}`, found, expected: "a text" });
  }
}
