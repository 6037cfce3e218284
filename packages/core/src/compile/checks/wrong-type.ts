import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import { show } from "../../validate/value/check-value.js";

/** The issue that an option of `compile` has the wrong type. */
export function wrongType(path: IssuePath, value: unknown, hint: string): Issue {
  const place = path.length === 0 ? "The second argument of compile" : `\`${formatPath(path)}\``;
  const message = `${place} is ${described(value)}.`;
  return { code: "WRONG_TYPE", path: ["options", ...path], message, hint };
}

function described(value: unknown): string {
  if (typeof value !== "function") return show(value);
  const named = value.name === "" ? "" : ` \`${value.name}\``;
  return `the ${isClass(value) ? "class" : "function"}${named}`;
}

/** A class that was passed instead of an object of it. */
export function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}
