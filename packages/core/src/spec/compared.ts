/**
 * What of a proposal is compared with others.
 *
 * - `"text"`: the whole text.
 * - `"final-answer"`: the final answer in it, such as `\boxed{7}` or the text after "The answer is".
 */
export type Compared = "text" | "final-answer";
