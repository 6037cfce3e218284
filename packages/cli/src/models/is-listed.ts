/** Whether one of these names in a vendor's list is that of a model, perhaps a longer one. */
export function isListed(model: string, names: ReadonlySet<string>): boolean {
  return names.has(model) || longerNames(model).some((name) => names.has(name));
}

/** Ollama lists `llama3` as `llama3:latest`. */
function longerNames(model: string): string[] {
  return /^ollama:[^:]+$/.test(model) ? [`${model}:latest`] : [];
}

/**
 * Whether a model is an inference profile of Amazon Bedrock: `us.anthropic.claude-sonnet-4-6`. The
 * vendor's list has only the models behind the profiles.
 */
export function isInferenceProfile(model: string): boolean {
  return /^bedrock:(?:arn:|(?:us|us-gov|eu|apac|jp|au|ca|global)\.)/.test(model);
}
