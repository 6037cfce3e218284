import { SchemaResultError } from "../../errors/schema-result-error.js";
import { typeName } from "@moagraph/provider-kit";

/**
 * Checks that a value is plain JSON, so that a checkpoint can hold it.
 *
 * @throws {@link SchemaResultError} `SCHEMA_RESULT` if it is not.
 */
export function checkPlainJson(root: unknown): void {
  const left: [value: unknown, path: string][] = [[root, "value"]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [value, path] = next;
    if (isLeaf(value)) continue;
    if (!isPlain(value)) throw SchemaResultError.notJson(nameOf(value), path);
    for (const [key, item] of Object.entries(value)) left.push([item, `${path}.${key}`]);
  }
}

/** A key with `undefined` is absent in JSON, as zod's optional keys are. */
function isLeaf(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value == null || typeof value === "string" || typeof value === "boolean";
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function nameOf(value: unknown): string {
  const isObject = typeof value === "object" && value !== null;
  const maker: unknown = isObject ? value.constructor : undefined;
  return typeof maker === "function" ? `a ${maker.name}` : typeName(value);
}
