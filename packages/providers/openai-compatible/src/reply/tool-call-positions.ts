import type { Fields } from "./fields-of.js";

/**
 * The positions of a stream's tool calls. LangChain joins the parts of a call by `index`, which
 * Gemini and others omit.
 */
export class ToolCallPositions {
  readonly #ids: unknown[] = [];

  /** The tool calls of a delta with their positions; `undefined` if it has none. */
  toolCallsOf(calls: readonly Fields[] = []): readonly object[] | undefined {
    if (calls.length === 0) return undefined;
    return calls.map((call) => ({ ...call, index: this.#indexOf(call) }));
  }

  #indexOf({ index, id }: Fields): number {
    if (typeof index === "number") return index;
    const known = this.#ids.indexOf(id);
    if (known !== -1) return known;
    // A part without an id continues the latest call.
    if (id === undefined && this.#ids.length > 0) return this.#ids.length - 1;
    return this.#ids.push(id) - 1;
  }
}
