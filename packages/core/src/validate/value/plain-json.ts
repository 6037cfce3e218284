import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import { show } from "./check-value.js";
import { isRecord } from "./is-record.js";

/** Values in one object of foreign JSON. An object that is used many times counts many times, as in JSON. */
export const mostValues = 10_000;

/**
 * Makes the check that an object of a graph is plain JSON. It stops at the most values.
 *
 * @param root - The path of the object.
 * @param deepest - Number of path parts below which a value is too deep.
 */
export function plainCheck(
  root: IssuePath,
  deepest: number,
): (value: unknown, path: IssuePath) => Issue[] {
  let left = mostValues;
  const check = (value: unknown, path: IssuePath): Issue[] => {
    left -= 1;
    if (left < 0) return left === -1 ? [tooMany(path, root)] : [];
    if (path.length > deepest) return [notJson(value, path)];
    if (Array.isArray(value)) {
      return value.flatMap((item: unknown, at) => check(item, [...path, at]));
    }
    if (isRecord(value)) {
      return Object.entries(value).flatMap(([key, item]) => check(item, [...path, key]));
    }
    return isJson(value) ? [] : [notJson(value, path)];
  };
  return check;
}

/** Whether a value other than a list or an object is JSON. */
export function isJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value == null || typeof value === "string" || typeof value === "boolean";
}

/** The issue of a value that JSON does not have. */
export function notJson(value: unknown, path: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` is ${show(value)}.`,
    hint: "It must be plain JSON.",
  };
}

function tooMany(path: IssuePath, root: IssuePath): Issue {
  return {
    code: "INVALID_VALUE",
    path,
    message: `\`${formatPath(path)}\` is beyond the first ${mostValues} values of \`${String(root.at(-1))}\`.`,
    hint: "Remove values.",
  };
}
