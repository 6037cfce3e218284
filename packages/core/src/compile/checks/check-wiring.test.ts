import { describe, expect, test } from "vitest";
import { formatPath } from "../../errors/issue.js";
import { defineGraph } from "../../define/define-graph.js";
import { proposer } from "../../spec/proposer.js";
import { compile } from "../compile.js";
import { checkWiring } from "./check-wiring.js";

function found(wiring: unknown): string[] {
  return checkWiring(wiring).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );
}

describe("checkWiring", () => {
  test.each(["fast", "plain", {}, { earlyStarts: false, ownSignals: true }])(
    "takes %j",
    (wiring) => {
      expect(found(wiring)).toEqual([]);
    },
  );

  test("says what to write instead of anything else", () => {
    expect(["fsat", 2, null, ["fast"], () => {}].flatMap(found)).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE options.wiring: \`wiring\` is "fsat", which is not a wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE options.wiring: \`wiring\` is 2, which is not a wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE options.wiring: \`wiring\` is null, which is not a wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE options.wiring: \`wiring\` is ["fast"], which is not a wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE options.wiring: \`wiring\` is function, which is not a wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
      ]
    `);
    expect(found({ earlyStart: false, ownSignals: "no" })).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY options.wiring.earlyStart: \`wiring\` has no part \`earlyStart\`. Did you mean \`earlyStarts\`?",
        "WRONG_TYPE options.wiring.ownSignals: \`wiring.ownSignals\` is "no", but must be true or false. Write \`false\` to switch the part off.",
      ]
    `);
  });

  test("is called by compile, with all other issues of the graph", () => {
    const nodes = { ada: proposer({ model: "ada" }) };
    const graph = defineGraph({ name: "solo", nodes, output: "ada" });
    const run = (): unknown => compile(graph, { wiring: "slow" as "plain" });
    expect(run).toThrow(/does not name a provider[^]*which is not a wiring/);
  });
});
