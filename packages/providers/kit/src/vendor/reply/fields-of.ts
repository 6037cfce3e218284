/** An object of a reply. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of an object; `undefined` for another value. Gateways in PHP send `[]` for `{}`.
 *
 * @param value - Any value.
 * @example
 * ```ts
 * import { fieldsOf } from "@moagraph/provider-kit/vendor";
 *
 * fieldsOf({ id: 7 }); // { id: 7 }
 * fieldsOf("text"); // undefined
 * ```
 */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return value as Fields;
  return value.length === 0 ? {} : undefined;
}

/**
 * Whether a value is an object, and no list.
 *
 * @param value - Any value.
 * @example
 * ```ts
 * import { isFields } from "@moagraph/provider-kit/vendor";
 *
 * isFields({ id: 7 }); // true
 * isFields([7]); // false
 * ```
 */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
