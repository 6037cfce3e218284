/** Answers the orders of the process that has started this one, until that disconnects. */
export function answerParent(answer: (order: unknown) => Promise<object>): void {
  process.once("disconnect", () => process.exit(0));
  process.on("message", (message) => {
    const { id, order } = message as { id: number; order: unknown };
    answer(order).then(
      (given) => process.send?.({ id, answer: given }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    );
  });
}
