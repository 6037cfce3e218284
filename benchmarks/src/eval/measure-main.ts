// The program that `measureApart` starts in a child process.
import { measurements, type Orders } from "./measurements.js";

process.once("disconnect", () => process.exit(1));
process.once("message", (message) => {
  const { name, order } = message as { name: keyof Orders; order: never };
  void answer(name, order);
});

async function answer(name: keyof Orders, order: never): Promise<void> {
  process.send?.(await measurements[name](order));
  process.disconnect();
}
