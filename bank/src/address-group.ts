/** @file Whom an address stands for: one IPv4 address, or the /64 network of an IPv6 address, all of which one person may have. */
import { isIPv6 } from "node:net";

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The first four groups of an IPv6 address, written in full. */
const network = (address: string): string => {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = (part: string | undefined) => (part === undefined || part === "" ? [] : part.split(":"));
  const front = groups(head);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - groups(tail).length);
  return [...front, ...Array.from({ length: missing }, () => "0"), ...groups(tail)]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
};

/** The text by which a caller is counted. */
export const addressGroup = (address: string): string => {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? `${network(address)}::/64` : address;
};
