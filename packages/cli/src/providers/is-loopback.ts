/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(address).hostname);
}
