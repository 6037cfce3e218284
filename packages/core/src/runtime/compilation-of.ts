import { createAttachedValue } from "../identity/attached-value.js";
import type { Compilation } from "./compilation.js";

const compilations = createAttachedValue<object, Compilation>();

/** Attaches a compilation to the LangGraph builder made from it. */
export function attachCompilation(builder: object, compilation: Compilation): void {
  compilations.attach(builder, compilation);
}

/**
 * The compilation of an app. Copies such as `app.withConfig(...)` share it.
 *
 * @throws TypeError if the app does not come from `compile` or `toStateGraph`.
 */
export function compilationOf(app: { readonly builder: object }): Compilation {
  // Callers without a type checker may pass anything.
  const builder: unknown = (app as { readonly builder?: unknown } | undefined)?.builder;
  const isObject = typeof builder === "object" && builder !== null;
  const compilation = isObject ? compilations.of(builder) : undefined;
  if (compilation !== undefined) return compilation;
  throw new TypeError("This app was not made by Moagraph. Pass what `compile` returned.");
}
