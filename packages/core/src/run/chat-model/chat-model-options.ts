/** How a graph works as a chat model. */
export interface ChatModelOptions {
  /**
   * How often the nodes propose in the loop of an agent, which asks the model again after each call of
   * a tool.
   *
   * - `"each-call"`: each time the model is asked.
   * - `"once-per-turn"`: when a message of the user comes last. The proposals of that turn are kept.
   *   When tool results follow it, only the output is asked, with the kept proposals.
   *   `response_metadata.keptProposals` is their number, and `degraded` also says why they
   *   are less than planned. If there are none, all nodes are asked.
   *
   * Proposals are kept for the conversation up to the last message of the user, compared by content,
   * for this graph with its accounts, and for the caller's `configurable` and `context`. They are in
   * the answer cache if the app has one, else in memory, for the 100 turns that were used last. Runs
   * that fail keep nothing.
   *
   * @defaultValue "each-call"
   */
  readonly propose?: "each-call" | "once-per-turn";
  /**
   * Whether nodes that read nothing are told the names and descriptions of the tools that the output
   * can call, as text in their system message.
   *
   * @defaultValue `false`
   */
  readonly proposersSeeTools?: boolean;
}
