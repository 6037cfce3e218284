import { MoaError } from "@moagraph/provider-kit";

/** The `countTokens` of `compile` returned something other than a number from 0. */
export class TokenCountError extends MoaError {
  /** @internal */
  constructor(returned: unknown) {
    super({
      code: "TOKEN_COUNT",
      message: `\`countTokens\` returned ${described(returned)} instead of a number of tokens.`,
      hint: "Return the number of tokens of the text, such as `countTokens` of gpt-tokenizer. It cannot be a promise.",
    });
  }
}

function described(value: unknown): string {
  if (value instanceof Promise) return "a promise";
  return typeof value === "number" ? String(value) : `a value of type ${typeof value}`;
}
