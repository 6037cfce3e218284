/** A run waits for a person. What it waits for has been printed. */
export class RunPaused extends Error {
  constructor() {
    super("The run waits for a person.");
  }
}
