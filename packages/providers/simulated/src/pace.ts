import { durationSetting, speedSetting } from "./number-setting.js";

/** How fast simulated models answer. */
export interface PaceOptions {
  /**
   * How long a model waits before its first token, in milliseconds, counted from the call.
   *
   * @defaultValue `SIMULATED_FIRST_TOKEN_MS` of the environment, else `0`
   */
  readonly firstTokenMs?: number | undefined;
  /**
   * How many tokens a model says in a second. A token is about a word.
   *
   * @defaultValue `SIMULATED_TOKENS_PER_SECOND` of the environment, else no limit
   */
  readonly tokensPerSecond?: number | undefined;
}

/** How fast one model answers. */
export interface Pace {
  /** The wait before the first token. */
  readonly firstTokenMs: number;
  /** The wait between one token and the next. */
  readonly betweenTokensMs: number;
}

/**
 * Checks the options that were given; the environment is left alone.
 *
 * @throws {MoaError} `INVALID_SETTING` if one is out of its range.
 */
export function checkPace({ firstTokenMs = 0, tokensPerSecond = 1 }: PaceOptions): void {
  durationSetting("firstTokenMs", firstTokenMs);
  speedSetting("tokensPerSecond", tokensPerSecond);
}

/**
 * The pace from checked options, and from the environment where they leave it open.
 *
 * @throws {MoaError} `INVALID_SETTING` if an environment variable is no number in its range.
 */
export function paceOf(options: PaceOptions): Pace {
  const firstTokenMs =
    options.firstTokenMs ?? fromEnvironment("SIMULATED_FIRST_TOKEN_MS", durationSetting) ?? 0;
  const tokensPerSecond =
    options.tokensPerSecond ??
    fromEnvironment("SIMULATED_TOKENS_PER_SECOND", speedSetting) ??
    Number.POSITIVE_INFINITY;
  return { firstTokenMs, betweenTokensMs: 1000 / tokensPerSecond };
}

type NumberSetting = (name: string, value: number, found: unknown) => number;

/** A browser has no environment; an empty variable counts as one that is not set. */
function fromEnvironment(name: string, setting: NumberSetting): number | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const text = process?.env?.[name]?.trim() ?? "";
  return text === "" ? undefined : setting(name, Number(text), text);
}
