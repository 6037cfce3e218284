/**
 * The sampling parameters of every call of the paper's AlpacaEval and FLASK runs, including the
 * final one.
 *
 * @see `utils.py` of togethercomputer/MoA
 */
export const paperSampling: { readonly temperature: number; readonly maxOutputTokens: number } =
  /* @__PURE__ */ Object.freeze({ temperature: 0.7, maxOutputTokens: 2048 });
