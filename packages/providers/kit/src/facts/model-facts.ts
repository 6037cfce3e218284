/** One published statement about a model, with its source and date. */
export interface Fact<Value = number> {
  readonly value: Value;
  /** Address of the page that publishes it. */
  readonly source: string;
  /** The day the page was read or, if unknown, the day of the announcement, as `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Published facts about a model. A missing fact is unknown; facts are never guessed. */
export interface ModelFacts {
  /** Context window: maximum number of tokens of prompt and reply together. */
  readonly contextTokens?: Fact;
  /** Maximum number of tokens of a reply. */
  readonly maxOutputTokens?: Fact;
  /** Price in US dollars per million prompt tokens. */
  readonly inputUsdPerMillionTokens?: Fact;
  /** Price in US dollars per million prompt tokens that the vendor reads from its prompt cache. */
  readonly cachedInputUsdPerMillionTokens?: Fact;
  /** Price in US dollars per million reply tokens. */
  readonly outputUsdPerMillionTokens?: Fact;
  /** Parameters used for one token. */
  readonly activeParameters?: Fact;
  /** Parameters of the whole model. */
  readonly totalParameters?: Fact;
  /** The day of its release, as `YYYY-MM-DD`. */
  readonly released?: Fact<string>;
  /** The first day on which the vendor no longer serves it, as `YYYY-MM-DD`. It can be in the future. */
  readonly retired?: Fact<string>;
  /**
   * The id of the model to use in its place: the one that the vendor recommends or, without a
   * recommendation, the nearest one that it serves.
   */
  readonly successor?: Fact<string>;
  /**
   * Score on the text leaderboard of LMArena, where people compare anonymous replies. Scores of
   * different days differ by some points for the same model. From 2026 on, they do not count style.
   */
  readonly quality?: Fact;
}
