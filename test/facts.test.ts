/** What the provider packages know of models: the reports and pages made of it, and the recipes. */
import { beforeAll, describe, expect, test } from "vitest";
import { factsReport } from "../scripts/facts/report.mjs";
import { vendors } from "../scripts/facts/vendors.mjs";
import { runStep } from "../scripts/step.mjs";

const script = (name: string, ...args: string[]): ReturnType<typeof runStep> =>
  runStep([process.execPath, `scripts/${name}.mjs`, ...args]);

const models = (await vendors()).flatMap((vendor) => vendor.models);

describe("npm run facts", () => {
  // Read by several tests: each process loads the tables of all providers.
  let listed: Awaited<ReturnType<typeof script>>;
  beforeAll(async () => {
    listed = await script("facts", "--today", "2026-11-28");
  });

  test("lists what is retired, what will be and what is old, for a day", () => {
    const { ok, output } = listed;
    expect(output).toMatch(/^## Retired models: \d+\n\n\| Model +\| Since +\| Use instead +\|$/m);
    expect(rowsOf(output)).toEqual(
      expect.arrayContaining([
        ["together:Qwen/Qwen1.5-110B-Chat", "2024-10-29", "Qwen/Qwen3.7-Max"],
        ["openai:gpt-4o", "2027-01-14", "gpt-6-luna"],
        ["openai:gpt-4o-mini", "2025-08-04", "quality"],
      ]),
    );
    expect(section(output, "Retired later")).toContain("openai:gpt-4o ");
    expect(section(output, "Retired models")).not.toContain("openai:gpt-4o ");
    expect(ok).toBe(true);
  });

  test("names successors that are retired too", () => {
    const { output } = listed;
    expect(section(output, "Retired successors")).toBe("Retired successors: 0\n\nNone.\n\n");
    const later = factsReport(models, "2027-05-07");
    expect(rowsOf(section(later, "Retired successors"))).toContainEqual([
      "google:gemini-2.0-flash",
      "gemini-3.1-flash-lite",
      "2027-05-07",
    ]);
  });

  test("counts a model as retired from its day on, and a fact as old after a year", () => {
    expect(section(factsReport(models, "2027-01-14"), "Retired models")).toContain(
      "openai:gpt-4o ",
    );
    const sooner = factsReport(models, "2025-08-04");
    expect(section(sooner, "Older than a year")).not.toContain("quality");
  });

  test("fails for a recipe with a retired model, and names the successor", async () => {
    const { ok, output } = await script("facts", "--all-recipes", "--today", "2026-11-28");
    expect(output).toContain(
      "Recipe moa uses together:Qwen/Qwen1.5-110B-Chat, which is retired since 2024-10-29: use Qwen/Qwen3.7-Max.",
    );
    expect(ok).toBe(false);
  });

  test("refuses a day that is none", async () => {
    const { ok, output } = await script("facts", "--today", "tomorrow");
    expect(output).toBe('--today is "tomorrow". Write it as 2026-11-28.\n');
    expect(ok).toBe(false);
  });
});

test("apps/docs/providers is up to date with facts, capabilities and READMEs", async () => {
  const { output } = await script("provider-pages", "--check");
  expect(output).toBe("");
});

describe("facts", () => {
  test.each(models.map((model) => [model.name, model] as const))(
    "of %s have a source, a day and a sound value",
    (_name, { facts }) => {
      expect(Object.keys(facts)).not.toEqual([]);
      for (const [name, { value, source, asOf }] of Object.entries(facts)) {
        expect(() => new URL(source)).not.toThrow();
        expect(asOf).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
        expect(isSound(name, value), `${name}: ${value}`).toBe(true);
      }
    },
  );

  test("name as successor only a model of the same table", () => {
    const names = new Set(models.map(({ name }) => name));
    const lost = models.flatMap(({ id, name, facts: { successor } }) => {
      const provider = name.slice(0, -id.length);
      return successor !== undefined && !names.has(`${provider}${successor.value}`) ? [name] : [];
    });
    expect(lost).toEqual([]);
  });
});

function isSound(name: string, value: string | number): boolean {
  if (name === "released" || name === "retired") return /^20\d\d-[01]\d-[0-3]\d$/.test(`${value}`);
  if (name === "successor") return typeof value === "string" && value !== "";
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** The text of a section, from its title to the next. */
function section(output: string, title: string): string {
  return output.split("## ").find((each) => each.startsWith(title)) ?? "";
}

/** The cells of all table rows. */
function rowsOf(output: string): string[][] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
