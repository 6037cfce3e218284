import { describe, expect, it } from "vitest";
import { subjectsOf } from "../question.js";
import { claims, subjects } from "./subjects.js";

describe("subjects", () => {
  it("are twelve, each with about ten truths and four falsehoods", () => {
    expect(subjects).toHaveLength(12);
    for (const { truths, falsehoods } of subjects) {
      expect(truths.length).toBeGreaterThanOrEqual(10);
      expect(falsehoods).toHaveLength(4);
    }
  });

  it("make claims that are single lines, of which none contains another", () => {
    for (const claim of claims) {
      expect(claim).toMatch(/^[A-Z].*\.$/);
      // A line of a reply begins with these: see `rest.ts`.
      expect(claim).not.toMatch(/ - | About | More /);
      expect(claims.filter((other) => other.includes(claim))).toEqual([claim]);
    }
  });

  it("are found only by their own names and aliases", () => {
    for (const subject of subjects) {
      for (const word of [subject.name, ...subject.aliases]) {
        expect(subjectsOf(`Tell me about ${word}!`)).toEqual([subject]);
      }
    }
  });
});
