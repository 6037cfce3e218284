import type { Column, Table, TableRow } from "../results/evaluation-result.js";
import type { MeanWithInterval } from "../statistics/mean-with-interval.js";
import type { DifficultySum, DomainSum } from "./flask-groups.js";
import { flaskSkills } from "./flask-skills.js";
import { flaskSource, publishedFlaskScores } from "./published-scores.js";

/** What the tables of FLASK show. */
export interface FlaskFindings {
  readonly system: string;
  /** The means of the skills that have scores. */
  readonly means: ReadonlyMap<string, MeanWithInterval>;
  readonly domains: readonly DomainSum[];
  readonly difficulties: readonly DifficultySum[];
}

/** The tables of FLASK: systems by skill, our skills with intervals, domains, and difficulty by skill. */
export function flaskTables(findings: FlaskFindings): Table[] {
  return [
    systemTable(findings),
    skillTable(findings),
    domainTable(findings),
    difficultyTable(findings),
  ];
}

function systemTable({ system, means }: FlaskFindings): Table {
  const ours: TableRow = {
    cells: { system, ...byAxis((skill) => means.get(skill)?.mean ?? null) },
  };
  const published = publishedFlaskScores.map(({ system: name, values }) => ({
    cells: { system: name, ...byAxis((_, index) => values[index] ?? null) },
    published: flaskSource,
  }));
  return {
    name: "systems",
    title: "Scores from 1 to 5 by skill",
    columns: [
      { key: "system", label: "System" },
      ...flaskSkills.map((skill) => ({ key: skill, label: capital(skill), digits: 2 })),
    ],
    rows: [ours, ...published],
  };
}

function byAxis(
  valueOf: (skill: string, index: number) => number | null,
): Record<string, number | null> {
  return Object.fromEntries(flaskSkills.map((skill, index) => [skill, valueOf(skill, index)]));
}

function capital(skill: string): string {
  return skill.charAt(0).toUpperCase() + skill.slice(1);
}

const meanColumns: readonly Column[] = [
  { key: "mean", label: "Mean", digits: 2 },
  { key: "count", label: "Scores", digits: 0 },
];

function skillTable({ means }: FlaskFindings): Table {
  return {
    name: "skills",
    title: "Means by skill with their intervals",
    columns: [
      { key: "skill", label: "Skill" },
      ...meanColumns,
      { key: "low", label: "95% from", digits: 2 },
      { key: "high", label: "95% to", digits: 2 },
    ],
    rows: [...means].map(
      ([
        skill,
        {
          mean,
          count,
          interval: [low, high],
        },
      ]) => ({
        cells: { skill: capital(skill), mean, count, low, high },
      }),
    ),
  };
}

function domainTable({ domains }: FlaskFindings): Table {
  return {
    name: "domains",
    title: "Means by domain over all skills",
    columns: [{ key: "domain", label: "Domain" }, ...meanColumns],
    rows: domains.map(({ domain, mean, count }) => ({ cells: { domain, mean, count } })),
  };
}

function difficultyTable({ difficulties }: FlaskFindings): Table {
  return {
    name: "difficulties",
    title: "Means by skill and difficulty",
    columns: [
      { key: "skill", label: "Skill" },
      { key: "difficulty", label: "Difficulty" },
      ...meanColumns,
      { key: "cumulative", label: "Up to this level", digits: 2 },
    ],
    rows: difficulties.map(({ skill, difficulty, mean, count, cumulative }) => ({
      cells: { skill: capital(skill), difficulty, mean, count, cumulative },
    })),
  };
}
