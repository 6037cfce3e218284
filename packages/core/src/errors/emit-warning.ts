/** What is used of Node's `process`. Core is compiled without Node's types. */
interface NodeProcess {
  emitWarning(text: string, options: { readonly code: string }): void;
}

/** Emits a warning of the process; in a browser, one of the console. */
export function emitWarning(text: string, code: string): void {
  const { process } = globalThis as { readonly process?: Partial<NodeProcess> };
  if (typeof process?.emitWarning === "function") process.emitWarning(text, { code });
  // oxlint-disable-next-line no-console -- Browsers have no other way to warn.
  else console.warn(`[${code}] ${text}`);
}
