/** How a simulated model fails. */
export type Fault =
  | "none"
  | "fails-first"
  | "fails-always"
  | "breaks-off"
  | "hangs"
  | "blank"
  | "truncated";

/** The faults, with the words that the page shows. */
export const faultNames: Readonly<Record<Fault, string>> = {
  none: "works",
  "fails-first": "fails, then works",
  "fails-always": "fails always",
  "breaks-off": "breaks off",
  hangs: "never replies",
  blank: "replies with nothing",
  truncated: "is cut off",
};

/** The speed and the fault of one simulated model. */
export interface Behaviour {
  /** Milliseconds from the request to the first token. */
  readonly firstTokenMs: number;
  /** Tokens per second after the first token. */
  readonly tokensPerSecond: number;
  readonly fault: Fault;
  /** Requests that fail before one works, for the fault `fails-first`. */
  readonly failures: number;
}

/** The behaviour of each model that was changed, by its name in the graph. */
export type Behaviours = Readonly<Record<string, Behaviour>>;

/** Slow enough to follow, fast enough to wait for. */
export const usualBehaviour: Behaviour = {
  firstTokenMs: 400,
  tokensPerSecond: 40,
  fault: "none",
  failures: 1,
};

/** Returns the behaviour of a model: the usual one unless it was changed. */
export function behaviourOf(behaviours: Behaviours, model: string): Behaviour {
  return (Object.hasOwn(behaviours, model) ? behaviours[model] : undefined) ?? usualBehaviour;
}

/** The largest delay and the largest speed that the controls accept. */
export const behaviourLimits = { firstTokenMs: 60_000, tokensPerSecond: 1_000, failures: 9 };
