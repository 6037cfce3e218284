/** The weights of a text's words, or of anything else that is named by a text. */
export type TextVector = ReadonlyMap<string, number>;

/** An embedding: one number for each dimension. */
export type Embedding = readonly number[] | Float32Array | Float64Array;

/** What the measures compare: the vector of a text, or an embedding. Its length does not matter. */
export type Vector = TextVector | Embedding;
