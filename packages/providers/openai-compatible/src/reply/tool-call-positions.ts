import type { Fields } from "@moagraph/provider-kit/vendor";

/**
 * The positions of a stream's tool calls. LangChain joins the parts of a call by `index`, which
 * Gemini and others omit.
 */
export class ToolCallPositions {
  readonly #positions = new Map<unknown, number>();

  /** The tool calls of a delta with their positions; `undefined` if it has none. */
  toolCallsOf(calls: readonly Fields[] = []): readonly object[] | undefined {
    if (calls.length === 0) return undefined;
    return calls.map((call) => ({ ...call, index: this.#indexOf(call) }));
  }

  #indexOf({ index, id }: Fields): number {
    if (typeof index === "number") return index;
    const known = this.#positions.get(id);
    if (known !== undefined) return known;
    const { size } = this.#positions;
    // A part without an id continues the latest call.
    if (id === undefined && size > 0) return size - 1;
    this.#positions.set(id, size);
    return size;
  }
}
