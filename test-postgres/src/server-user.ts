import { execFileSync } from "node:child_process";

/** The user that runs the server. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * `undefined` for the user of this process. PostgreSQL refuses to run as root: the user `postgres` of
 * Debian's package runs it then, or `nobody`.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return userNamed("postgres") ?? userNamed("nobody");
}

function userNamed(name: string): ServerUser | undefined {
  try {
    return { uid: idOf("-u", name), gid: idOf("-g", name) };
  } catch {
    return undefined;
  }
}

function idOf(flag: string, name: string): number {
  return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
}
