import { digestOf } from "../../prompt/digest.js";
import {
  outliveLostConnections,
  type PostgresPool,
  type PostgresStore,
} from "../internals/savers/postgres-pool.js";
import { PoolLocks, type PostgresLock } from "./pool-locks.js";

const locksOfPools = new WeakMap<PostgresPool, PoolLocks>();

/**
 * Locks a thread for all processes that use the same PostgreSQL database. The database frees the lock when this
 * process ends, however it ends.
 *
 * It is an advisory lock of a session, so the connection must be to PostgreSQL itself or to a PgBouncer that pools
 * sessions. A PgBouncer that pools transactions gives the next query another session: it cannot hold a lock.
 *
 * @param key - What names the thread.
 * @returns `undefined` if another run holds the lock.
 * @throws {Error} The error of the package pg, if the database cannot be reached.
 */
export async function lockInPostgres(
  { pool, schema }: PostgresStore,
  key: string,
): Promise<PostgresLock | undefined> {
  outliveLostConnections(pool);
  const locks = locksOfPools.get(pool) ?? new PoolLocks(pool);
  locksOfPools.set(pool, locks);
  return locks.take(lockNumber(`${schema} ${key}`));
}

/**
 * The number of a lock, which has 64 bits. Among a million threads that run at once, the chance that two have the
 * same number is 1 in 30 million. One of them is refused until the other ends.
 */
function lockNumber(text: string): string {
  return BigInt.asIntN(64, BigInt(`0x${digestOf(text).slice(0, 16)}`)).toString();
}
