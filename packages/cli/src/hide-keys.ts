/** Vendors' error texts may quote the key they were sent; we never print one. */
export function hideKeys(text: string, environment: NodeJS.ProcessEnv = process.env): string {
  return Object.entries(environment)
    .filter(
      ([name, value]) => /_(API_KEY|TOKEN)$/.test(name) && (value ?? "").length >= shortestKey,
    )
    .reduce((shown, [name, value]) => shown.replaceAll(value as string, `[${name}]`), text);
}

/** Anything shorter is a placeholder such as `none`, and may be part of ordinary words. */
const shortestKey = 8;
