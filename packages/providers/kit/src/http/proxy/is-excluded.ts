/**
 * Whether NO_PROXY excludes a host: by its name, by a domain that it is part of (`example.com`,
 * `.example.com`, `*.example.com`), by an IPv4 range (`10.0.0.0/8`), with or without a port, or by
 * `*`.
 */
export function isExcluded({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const host = plain(hostname);
  const ownPort = port === "" ? (protocol === "https:" ? "443" : "80") : port;
  return noProxy
    .slice(0, 10_000)
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = entry, entryPort] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      return (entryPort ?? ownPort) === ownPort && matches(host, plain(name));
    });
}

/** Without brackets, the dot at the end, and what begins a pattern for subdomains. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/^\*?\./, "")
    .replace(/\.$/, "");
}

function matches(host: string, name: string): boolean {
  if (name.includes("/")) return isInRange(host, name);
  return name !== "" && (host === name || host.endsWith(`.${name}`));
}

function isInRange(host: string, range: string): boolean {
  const [base = "", bits = ""] = range.split("/");
  const [address, network, length] = [numberOf(host), numberOf(base), Number(bits)];
  if (address === undefined || network === undefined || !/^\d{1,2}$/.test(bits)) return false;
  const size = 2 ** (32 - Math.min(length, 32));
  return Math.floor(address / size) === Math.floor(network / size);
}

/** An IPv4 address as a number. */
function numberOf(address: string): number | undefined {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
