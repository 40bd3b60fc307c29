import { BlockList, isIP } from "node:net";
import { hostname } from "node:os";

/** The name in a `Host` header, without its port; undefined where it is none. */
function nameIn(host: string | undefined): string | undefined {
  if (host === undefined || !/^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host)) return undefined;
  return bare(host.replace(/:\d+$/, ""));
}

/** Whether a browser could ask for the page under a name, perhaps with a port. */
export const isAName = (name: string): boolean => nameIn(name) !== undefined || isIP(name) !== 0;

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");

/** Addresses that never leave a computer, also as IPv6 writes those of IPv4. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8);
LOOPBACK.addAddress("::1", "ipv6");

export function isThisComputer(name: string): boolean {
  if (/^(.*\.)?localhost$/.test(bare(name))) return true;
  const address = addressIn(bare(name));
  const kind = isIP(address);
  return kind !== 0 && LOOPBACK.check(address, kind === 6 ? "ipv6" : "ipv4");
}

/** An address as browsers write it, who also know short ones, such as 127.1; anything else as it is. */
function addressIn(name: string): string {
  try {
    return bare(new URL(`http://${isIP(name) === 6 ? `[${name}]` : name}`).hostname);
  } catch {
    return name;
  }
}

/**
 * Whether a request is meant for this server. A stranger's page can give its own name this computer's address, and
 * would then read from here as if from itself; what a browser writes into `Host` is still that name.
 *
 * @param at where the server listens
 * @param others names that it answers to as well
 */
export function answersTo(at: string, others: readonly string[]): (host: string | undefined) => boolean {
  const names = new Set([at, ...others].map(bare));
  const isOpen = !isThisComputer(at);
  if (isOpen) names.add(bare(hostname()));
  return (host) => {
    const name = nameIn(host);
    if (name === undefined) return false;
    // Nobody can give a number another address.
    return isThisComputer(name) || names.has(name) || (isOpen && isIP(name) !== 0);
  };
}
