import { durationSetting, speedSetting } from "./number-setting.js";

/** The speed of simulated models. */
export interface PaceOptions {
  /**
   * Delay before the first token, in milliseconds, from the start of the call.
   *
   * @defaultValue `SIMULATED_FIRST_TOKEN_MS` of the environment, else `0`
   */
  readonly firstTokenMs?: number | undefined;
  /**
   * Tokens per second. A token is about a word.
   *
   * @defaultValue `SIMULATED_TOKENS_PER_SECOND` of the environment, else no limit
   */
  readonly tokensPerSecond?: number | undefined;
}

/** The delays of one model, in milliseconds. */
export interface Pace {
  /** The delay before the first token. */
  readonly firstTokenMs: number;
  /** The delay between two tokens. */
  readonly betweenTokensMs: number;
}

/**
 * Validates the given options. Does not read the environment.
 *
 * @throws {MoaError} `INVALID_SETTING` if one is out of range.
 */
export function checkPace({ firstTokenMs = 0, tokensPerSecond = 1 }: PaceOptions): void {
  durationSetting("firstTokenMs", firstTokenMs);
  speedSetting("tokensPerSecond", tokensPerSecond);
}

/**
 * The pace from validated options. Options that are not given come from the environment.
 *
 * @throws {MoaError} `INVALID_SETTING` if an environment variable is not a number in its range.
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

/** A browser has no environment. An empty variable counts as not set. */
function fromEnvironment(name: string, setting: NumberSetting): number | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const text = process?.env?.[name]?.trim() ?? "";
  return text === "" ? undefined : setting(name, Number(text), text);
}
