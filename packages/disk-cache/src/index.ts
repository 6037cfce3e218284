/**
 * A cache on disk for the replies of models, through LangChain's cache interface.
 *
 * @module @moagraph/disk-cache
 */
export { diskCache, type DiskCacheOptions } from "./disk-cache.js";
export { DiskCacheError } from "./disk-cache-error.js";
