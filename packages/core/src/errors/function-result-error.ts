import { MoaError } from "@moagraph/provider-kit";

interface WrongResult {
  /** What the function must return. Default: a string. */
  readonly expected?: string;
  /** What it returned. Default: the type of the result. */
  readonly found?: string;
}

/** A function of the graph returned something that the setting that names it does not take. */
export class FunctionResultError extends MoaError {
  /** @internal */
  constructor(
    name: string,
    result: unknown,
    { expected = "a string", found = typeOf(result) }: WrongResult = {},
  ) {
    super({
      code: "FUNCTION_RESULT",
      message: `The function \`${name}\` returned ${found} instead of ${expected}.`,
      hint: `Return ${expected}, or a promise of ${expected}, from \`${name}\`.`,
    });
  }
}

function typeOf(result: unknown): string {
  if (result === null) return "null";
  return Array.isArray(result) ? "a list" : typeof result;
}
