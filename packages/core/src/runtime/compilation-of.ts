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
  const compilation = compilations.of(app.builder);
  if (compilation !== undefined) return compilation;
  throw new TypeError("This app was not made by Moagraph. Pass what `compile` returned.");
}
