/**
 * Runs a function with these environment variables; an `undefined` one is unset. Restores them
 * afterwards.
 */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string | undefined>>,
  run: () => Promise<T>,
): Promise<T> {
  const names = Object.keys(variables);
  const before = names.map((name) => [name, process.env[name]] as const);
  setVariables(Object.entries(variables));
  try {
    return await run();
  } finally {
    setVariables(before);
  }
}

function setVariables(variables: readonly (readonly [string, string | undefined])[]): void {
  for (const [name, value] of variables) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** Runs a function and lists the origins that `fetch` contacted. */
export async function contactedOrigins(run: () => Promise<unknown>): Promise<string[]> {
  const origins = new Set<string>();
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    origins.add(new URL(address).origin);
    return fetch(input, init);
  };
  try {
    await run();
  } finally {
    globalThis.fetch = fetch;
  }
  return [...origins];
}

const printing = ["log", "info", "warn", "error", "debug"] as const;

/** Runs a function and lists the lines printed on the console. */
export async function printedLines(run: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const before = printing.map((name) => [name, console[name]] as const);
  for (const name of printing) console[name] = (...words: unknown[]) => lines.push(words.join(" "));
  try {
    await run();
  } finally {
    for (const [name, print] of before) console[name] = print;
  }
  return lines;
}
