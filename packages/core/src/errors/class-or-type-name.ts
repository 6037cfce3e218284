import { typeName } from "@moagraph/provider-kit";

/** The class of a value, such as `a Map`. Without one, its type in plain English. */
export function classOrTypeName(value: unknown): string {
  const name = className(value);
  if (name === "" || name === "Object" || name === "Array") return typeName(value);
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

/** Empty for what is no object. */
function className(value: unknown): string {
  if (typeof value !== "function" && (typeof value !== "object" || value === null)) return "";
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: unknown } | null;
  const maker = prototype?.constructor;
  return typeof maker === "function" ? maker.name : "";
}
