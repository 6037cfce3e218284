/** Replaces API keys in a text. Vendors' error messages may quote the key. */
export function hideKeys(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  return Object.entries(environment)
    .filter(
      ([name, value]) => /_(API_KEY|TOKEN)$/.test(name) && (value ?? "").length >= shortestKey,
    )
    .reduce((shown, [name, value]) => shown.replaceAll(value as string, `[${name}]`), text);
}

/** A shorter value is a placeholder such as `none`, and may be part of an ordinary word. */
const shortestKey = 8;
