// How it works: `disk-cache.ts` implements the interface. `entries.ts` reads and writes entries
// with `cacache`, and removes damaged ones. At most 32 entries are processed at a time.

/**
 * A disk cache for model replies, with LangChain's cache interface.
 *
 * @module @moagraph/disk-cache
 */
export { diskCache, type DiskCacheOptions } from "./disk-cache.js";
export { DiskCacheError } from "./disk-cache-error.js";
