/** What the scenario prints. */
export interface Told {
  /** What the app does by default. */
  readonly fast: unknown;
  /** What it does with the plain wiring. */
  readonly plain: unknown;
  /**
   * For `invoke`, `stream` and `streamEvents` with `redact`: how many texts with the secret handlers
   * were told, or the code of the error that refused the run.
   */
  readonly redacted: readonly (number | string)[];
  /** The codes of the warnings of the process. */
  readonly warnings: readonly string[];
}
