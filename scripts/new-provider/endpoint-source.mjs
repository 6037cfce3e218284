/** @import { Details } from "./provider-files.mjs" */

/**
 * The factory of a provider that is built on `@moagraph/openai-compatible`.
 *
 * @param {Details} details
 * @returns {string}
 */
export function endpointSource({ id, title, url, model, camel, pascal, prefix, packageName }) {
  return `import { type EndpointOptions, endpointProvider } from "@moagraph/openai-compatible";
import type { Provider } from "@moagraph/provider-kit";
import { ${camel}Models } from "./${id}-models.js";

/** Options of {@link ${camel}}. */
export type ${pascal}Options = EndpointOptions;

/**
 * Makes the provider for the models of ${title}.
 *
 * It accepts any model id; editors complete those of {@link ${pascal}ModelId}. It loads and reads
 * nothing before a graph requests its first model. It makes each request once, without retries.
 *
 * @param options - Settings that are not given come from the environment variables
 * \`${prefix}_API_KEY\` and \`${prefix}_BASE_URL\`, read whenever a model is made. No other variables are
 * read.
 * @returns A provider for \`compile\`, with the id \`${id}\`. Its \`chat\` throws a \`MissingKeyError\`
 * without a key.
 * @throws {MoaError} \`INVALID_SETTING\` if a limit is out of range.
 * @example
 * \`\`\`ts
 * import { ${camel} } from "${packageName}";
 *
 * const model = await ${camel}().chat("${model}", { temperature: 0.7 });
 * const { text } = await model.invoke("What are three fun things to do in SF?");
 * \`\`\`
 */
export function ${camel}(options: ${pascal}Options = {}): Provider {
  return endpointProvider(
    {
      id: "${id}",
      variablePrefix: "${prefix}",
      factory: "${camel}",
      defaultBaseUrl: "${url}",
      models: ${camel}Models,
    },
    options,
  );
}
`;
}
