import { createRequire } from "node:module";
import { VERSION as openai } from "openai/version";

const require = createRequire(import.meta.url);

/** The compared packages and their dependencies. */
const packages = [
  "@moagraph/core",
  "@langchain/langgraph",
  "@langchain/core",
  "@langchain/openai",
] as const;

/** The versions of the measured packages, by name. */
export function versions(): Record<string, string> {
  const known = packages.map((name) => {
    const { version } = require(`${name}/package.json`) as { version: string };
    return [name, version] as const;
  });
  return { node: process.version, ...Object.fromEntries(known), openai };
}
