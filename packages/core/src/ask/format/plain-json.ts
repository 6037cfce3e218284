import { formatPath, type IssuePath } from "../../errors/issue.js";
import { SchemaResultError } from "../../errors/schema-result-error.js";
import { typeName } from "@moagraph/provider-kit";

/** A value within the one that is checked. */
interface Part {
  readonly value: unknown;
  readonly key: string | number;
  readonly around?: Part;
  /** Whether its own parts are being checked. */
  isOpen?: boolean;
}

/**
 * Checks that a value is plain JSON, so that a checkpoint can hold it.
 *
 * @throws {@link SchemaResultError} `SCHEMA_RESULT` if it is not.
 */
export function checkPlainJson(root: unknown): void {
  const open = new Set<unknown>();
  const left: Part[] = [{ value: root, key: "value" }];
  for (let part = left.at(-1); part !== undefined; part = left.at(-1)) {
    const { value, isOpen = false } = part;
    if (isOpen || isLeaf(value)) {
      open.delete(value);
      left.pop();
      continue;
    }
    if (!isPlain(value)) throw SchemaResultError.notJson(nameOf(value), placeOf(part));
    if (open.has(value)) throw SchemaResultError.notJson("a value within itself", placeOf(part));
    open.add(value);
    part.isOpen = true;
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, item] of entries) left.push({ value: item, key, around: part });
  }
}

function placeOf(part: Part): string {
  const path: IssuePath[number][] = [];
  for (let at: Part | undefined = part; at !== undefined; at = at.around) path.unshift(at.key);
  return formatPath(path);
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
