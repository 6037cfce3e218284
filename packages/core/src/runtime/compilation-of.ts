import type { Compilation } from "./compilation.js";

const compilations = new WeakMap<object, Compilation>();

/** Keeps what a LangGraph builder was made from. */
export function rememberCompilation(builder: object, compilation: Compilation): void {
  compilations.set(builder, compilation);
}

/**
 * What a compiled app was made from; also of copies such as `app.withConfig(...)`.
 *
 * @throws TypeError if the app was not made by `compile` or from `toStateGraph`.
 */
export function compilationOf(app: { readonly builder: object }): Compilation {
  const compilation = compilations.get(app.builder);
  if (compilation !== undefined) return compilation;
  throw new TypeError("This app was not made by Moagraph. Pass what `compile` returned.");
}
