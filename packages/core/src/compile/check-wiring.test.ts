import { describe, expect, test } from "vitest";
import { formatPath } from "../errors/issue.js";
import { checkWiring } from "./check-wiring.js";

function found(wiring: unknown): string[] {
  return checkWiring({ wiring } as never).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );
}

describe("checkWiring", () => {
  test.each([undefined, "fast", "plain", {}, { earlyStarts: false, ownSignals: true }])(
    "takes %j",
    (wiring) => {
      expect(found(wiring)).toEqual([]);
    },
  );

  test("says what to write instead of anything else", () => {
    expect(["fsat", 2, null, ["fast"], () => {}].flatMap(found)).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE wiring: \`wiring\` is "fsat", which is no wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE wiring: \`wiring\` is 2, which is no wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE wiring: \`wiring\` is null, which is no wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE wiring: \`wiring\` is ["fast"], which is no wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
        "INVALID_VALUE wiring: \`wiring\` is function, which is no wiring. Write "fast", "plain", or an object such as { earlyStarts: false }.",
      ]
    `);
    expect(found({ earlyStart: false, ownSignals: "no" })).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY wiring.earlyStart: \`wiring\` has no part \`earlyStart\`. Did you mean \`earlyStarts\`?",
        "WRONG_TYPE wiring.ownSignals: \`wiring.ownSignals\` is "no", but must be true or false. Write \`false\` to switch the part off.",
      ]
    `);
  });
});
