/** What is wrong with one field of `providerOptions`: see {@link Provider.checkOptions}. */
export interface OptionFault {
  /** The names that lead to the field, such as `["max_tokens"]`. */
  readonly path: readonly string[];
  /** What is wrong, as the end of a sentence that begins with the field: `cannot be set`. */
  readonly problem: string;
  /** How to fix it. */
  readonly hint: string;
  /** The fields that the vendor has, if the field is none of them. */
  readonly known?: readonly string[];
}
