import { once } from "node:events";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { type LockAddress, lockAddress } from "./lock-address.js";
import { RunBusyError } from "./run-busy-error.js";

/** A lock of a folder. The system frees it when the process ends, also by `kill -9`. */
export interface RunLock {
  /** Frees the folder for other processes. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a folder. A lock that is taken is not waited for.
 *
 * @param folder - An existing folder.
 * @throws {@link RunBusyError} `EVAL_RUN_BUSY` if another process, or this one, has it.
 */
export async function lockRun(folder: string, address?: LockAddress): Promise<RunLock> {
  const server = await listening(folder, address ?? (await lockAddress(folder)));
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function listening(folder: string, address: LockAddress): Promise<Server> {
  try {
    return await listen(address.path);
  } catch (error) {
    if (!isCode(error, "EADDRINUSE")) throw error;
    if (!address.isFile || (await isAnswered(address.path))) throw new RunBusyError(folder);
    await rm(address.path, { force: true });
    return listenAgain(folder, address);
  }
}

/** Another process may have been faster. */
async function listenAgain(folder: string, { path }: LockAddress): Promise<Server> {
  try {
    return await listen(path);
  } catch {
    throw new RunBusyError(folder);
  }
}

async function listen(path: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  // Exclusive: processes of a cluster would share it.
  server.listen({ path, exclusive: true });
  await once(server, "listening");
  return server;
}

/** Whether a process listens at a path. */
async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
