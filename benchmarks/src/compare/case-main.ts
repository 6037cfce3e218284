// The program that `measureApart` starts in a child process.
import type { CaseName } from "./cases/case-name.js";
import { measureCase } from "./cases/measure-case.js";
import type { Plan } from "./plan.js";

process.once("disconnect", () => process.exit(1));
process.once("message", (message) => {
  const { name, plan } = message as { name: CaseName; plan: Plan };
  void answer(name, plan);
});

async function answer(name: CaseName, plan: Plan): Promise<void> {
  process.send?.(await measureCase(name, plan));
  process.disconnect();
}
