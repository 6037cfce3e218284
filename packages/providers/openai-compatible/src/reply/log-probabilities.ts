import { type Fields, fieldsOf } from "@moagraph/provider-kit/vendor";

/** The log probability of one token of a reply, in OpenAI's format, and those of alternatives. */
export interface TokenProbability extends Fields {
  readonly token: string;
  readonly logprob: number;
  readonly top_logprobs: readonly Fields[];
}

const none: readonly TokenProbability[] = [];

/**
 * The log probabilities of tokens that a choice has. Tokens without a number are left out.
 *
 * @param sent - In OpenAI's format, or as parallel lists, which Together and older servers send.
 */
export function tokensOf(sent: unknown): readonly TokenProbability[] {
  if (sent == null) return none;
  const fields = fieldsOf(sent);
  if (fields === undefined) return none;
  const content = fields["content"];
  return Array.isArray(content) ? content.flatMap(tokenOf) : parallelTokens(fields);
}

/** The `logprobs` of a choice in OpenAI's format; `undefined` without tokens. */
export function logProbabilities(tokens: readonly TokenProbability[]): object | undefined {
  return tokens.length === 0 ? undefined : { content: tokens };
}

function tokenOf(sent: unknown): TokenProbability[] {
  const fields = fieldsOf(sent);
  if (!isToken(fields)) return [];
  const { top_logprobs: top } = fields;
  return [{ ...fields, top_logprobs: Array.isArray(top) ? top.map(fieldsOf).filter(isToken) : [] }];
}

function isToken(
  fields: Fields | undefined,
): fields is Fields & Pick<TokenProbability, "token" | "logprob"> {
  return typeof fields?.["token"] === "string" && typeof fields["logprob"] === "number";
}

function parallelTokens({ tokens, token_logprobs: values, top_logprobs: tops }: Fields) {
  if (!Array.isArray(tokens) || !Array.isArray(values)) return none;
  return tokens.flatMap((token: unknown, at) => {
    const top = fieldsOf(Array.isArray(tops) ? tops[at] : undefined) ?? {};
    const alternatives = Object.entries(top).map(([other, logprob]) => ({ token: other, logprob }));
    return tokenOf({ token, logprob: values[at] as unknown, top_logprobs: alternatives });
  });
}
