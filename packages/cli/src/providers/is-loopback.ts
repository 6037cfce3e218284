import { parseUrl } from "@moagraph/provider-kit";

/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(parseUrl(address)?.hostname ?? "");
}
