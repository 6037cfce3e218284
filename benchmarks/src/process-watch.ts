/** What a process complained of while it was watched. */
export interface ProcessWatch {
  /** What nobody caught. */
  readonly unhandledRejections: readonly unknown[];
  /** What Node.js warned of, such as too many listeners. */
  readonly warnings: readonly Error[];
  /** Ends the watch, after whatever is still to be said about work that is done. */
  end(): Promise<void>;
}

/** Watches this process from now on. A rejection that nobody catches does not end it any more. */
export function watchProcess(): ProcessWatch {
  const unhandledRejections: unknown[] = [];
  const warnings: Error[] = [];
  const onRejection = (reason: unknown): void => void unhandledRejections.push(reason);
  const onWarning = (warning: Error): void => void warnings.push(warning);
  process.on("unhandledRejection", onRejection);
  process.on("warning", onWarning);
  return {
    unhandledRejections,
    warnings,
    async end() {
      // Both are told in a later turn of the event loop than the one that caused them.
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      process.off("unhandledRejection", onRejection);
      process.off("warning", onWarning);
    },
  };
}
