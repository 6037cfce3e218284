import { deflateSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { usualBehaviour } from "../../playground/models/behaviour.js";
import type { Session } from "../../playground/session/session.js";
import { longestQuestion, longestText } from "../../playground/session/longest-text.js";
import { toBase64Url } from "../../playground/share/base64-url.js";
import { isOurs, readAddress } from "../../playground/share/read-address.js";
import { mostBehaviours } from "../../playground/share/read-shared-session.js";
import {
  longestLink,
  readShareFragment,
  shareFragment,
} from "../../playground/share/share-link.js";

const session: Session = {
  text: "name: panel # ✓ \u{1F680}\n",
  format: "yaml",
  question: "Why?",
  behaviours: { "simulated:ada": { ...usualBehaviour, fault: "hangs" } },
};

function linkOf(payload: unknown): string {
  return `#g1.${toBase64Url(deflateSync(strToU8(JSON.stringify(payload))))}`;
}

function behavioursOf(count: number): Session["behaviours"] {
  const names = Array.from({ length: count }, (_, index) => `m${index}`);
  return Object.fromEntries(names.map((name) => [name, usualBehaviour]));
}

describe("links", () => {
  test("hold a session", () => {
    expect(readShareFragment(shareFragment(session) ?? "")).toEqual(session);
  });

  test("are refused if they would be too long", () => {
    const noise = Array.from({ length: 30_000 }, (_, index) => Math.sin(index)).join("");
    expect(shareFragment({ ...session, text: noise })).toBeUndefined();
  });

  test("hold the largest session of the page, and none that would be refused", () => {
    const largest: Session = {
      text: "a".repeat(longestText),
      format: "json",
      question: "b".repeat(longestQuestion),
      behaviours: behavioursOf(mostBehaviours),
    };
    expect(readShareFragment(shareFragment(largest) ?? "")).toEqual(largest);
    expect(shareFragment({ ...largest, text: `${largest.text}a` })).toBeUndefined();
    expect(shareFragment({ ...largest, question: `${largest.question}b` })).toBeUndefined();
    const behaviours = behavioursOf(mostBehaviours + 1);
    expect(shareFragment({ ...largest, behaviours })).toBeUndefined();
  });

  test.each([
    ["cut", (shareFragment(session) ?? "").slice(0, 30)],
    ["no base64", "#g1.%%%"],
    ["no text", linkOf({ ...session, text: 1 })],
    ["another format", linkOf({ ...session, format: "xml" })],
    ["a list", linkOf([session])],
    ["nothing", linkOf(null)],
    ["no behaviours", linkOf({ ...session, behaviours: [] })],
    [
      "an unknown fault",
      linkOf({ ...session, behaviours: { a: { ...usualBehaviour, fault: "x" } } }),
    ],
    [
      "a fault of Object",
      linkOf({ ...session, behaviours: { a: { ...usualBehaviour, fault: "toString" } } }),
    ],
    [
      "a huge delay",
      linkOf({ ...session, behaviours: { a: { ...usualBehaviour, firstTokenMs: 1e9 } } }),
    ],
    ["a graph that is too long", linkOf({ ...session, text: "a".repeat(longestText + 1) })],
    ["a question that is too long", linkOf({ ...session, question: "a".repeat(20_001) })],
    ["too many behaviours", linkOf({ ...session, behaviours: behavioursOf(mostBehaviours + 1) })],
    ["a bomb", linkOf({ ...session, text: "a".repeat(5_000_000) })],
  ])("that are broken give a sentence: %s", (_name, fragment) => {
    expect(readShareFragment(fragment)).toBe(
      "The link is incomplete or was changed. Ask for it again.",
    );
  });

  test("that are too long are not unpacked", () => {
    const fragment = `#g1.${"A".repeat(longestLink)}`;
    expect(readShareFragment(fragment)).toContain(`at most ${longestLink} are read`);
  });
});

describe("the address of the page", () => {
  test("names a recipe", () => {
    const { session: found, recipe } = readAddress("#recipe=council");
    expect([recipe, found.text.includes("name: council")]).toEqual(["council", true]);
  });

  test.each(["#recipe=nope", "#recipe=__proto__", "#g1.x", "#g2.x"])(
    "%s gives a sentence and moa-lite",
    (fragment) => {
      const { fault, recipe } = readAddress(fragment);
      expect(fault).toMatch(/^[A-Z].*This is moa-lite\.$/);
      expect(recipe).toBe("moa-lite");
    },
  );

  test("may lead to a part of the page", () => {
    expect(isOurs("#moa-prompt-1")).toBe(false);
    expect(readAddress("#moa-prompt-1").fault).toBeUndefined();
  });
});
