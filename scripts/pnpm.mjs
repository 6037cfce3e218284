#!/usr/bin/env node
// Runs the pinned pnpm with the arguments given. Installs it when it is not on PATH.
// It needs nothing but Node: on a fresh clone nothing is installed yet (`pnpm exec` then installs;
// unlike `pnpm run` it prints nothing of its own, so the last line is the program's).
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { delimiter } from "node:path";
import { binFolder, installPinnedPnpm, isInstalled, pinnedVersion } from "./pinned-pnpm.mjs";
import { root } from "./workspace.mjs";

const shell = process.platform === "win32";
const env = launchEnvironment();
if (isInstalled() || !pinnedPnpmIsOnPath()) env["PATH"] = pathWithPinnedPnpm();

const args = process.argv.slice(2);
const options = /** @type {const} */ ({ cwd: root, env, shell, stdio: "inherit" });
const child = shell
  ? spawn(["pnpm", ...args.map(quoted)].join(" "), options)
  : spawn("pnpm", args, options);
// A terminal sends Ctrl-C to the child as well, so wait for it to end by itself.
process.on("SIGINT", () => {});
for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => {
  console.error(`Cannot start pnpm: ${error.message}`);
  process.exitCode = 1;
});
child.on("exit", (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
});

function pinnedPnpmIsOnPath() {
  const found = spawnSync("pnpm --version", {
    cwd: root,
    env,
    shell: true,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return found.stdout?.trim() === pinnedVersion;
}

function pathWithPinnedPnpm() {
  try {
    if (!isInstalled()) installPinnedPnpm(env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  return [binFolder, env["PATH"]].join(delimiter);
}

/** @returns {NodeJS.ProcessEnv} */
function launchEnvironment() {
  const { npm_config_package: _package, npm_config_call: _call, ...inherited } = process.env;
  return {
    ...inherited, // without the two that an outer `npx -p … -c …` leaves for the inner one
    COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
    NODE_MAJOR: process.versions.node.split(".")[0], // part of turbo's cache key
    TURBO_TELEMETRY_DISABLED: "1",
    npm_config_update_notifier: "false",
  };
}

/** @param {string} argument */
function quoted(argument) {
  return /^[\w@./:=-]+$/.test(argument) ? argument : JSON.stringify(argument);
}
