/** Warnings and unhandled rejections of a process while it is watched. */
export interface ProcessWatch {
  /** Reasons of unhandled rejections. */
  readonly unhandledRejections: readonly unknown[];
  /** Warnings of Node.js, such as too many listeners. */
  readonly warnings: readonly Error[];
  /** Ends the watch, after the events of finished work have been delivered. */
  end(): Promise<void>;
}

/** Watches this process from now on. Unhandled rejections no longer end it. */
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
      // Both events are delivered in a later turn of the event loop than their cause.
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      process.off("unhandledRejection", onRejection);
      process.off("warning", onWarning);
    },
  };
}
