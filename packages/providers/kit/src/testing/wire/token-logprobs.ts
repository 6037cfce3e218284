/**
 * Log probabilities of a part of the text in OpenAI's format, with as many alternatives as requested.
 *
 * @param more - Fields of each token, such as `bytes`.
 */
export function tokenLogprobs(
  pieces: readonly string[],
  topLogprobs: number,
  more: object = {},
): object[] {
  return pieces.map((token) => ({
    token,
    logprob: -0.25,
    ...more,
    top_logprobs: Array.from({ length: topLogprobs }, (_, rank) => ({
      token: rank === 0 ? token : `other ${rank}`,
      logprob: -0.25 * (rank + 1),
      ...more,
    })),
  }));
}
