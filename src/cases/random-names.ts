/** @file Names that nobody can guess, from the given source of randomness. */

/** 32 hex digits. */
export const randomHex = (random: (size: number) => Uint8Array): string => Buffer.from(random(16)).toString("hex");

/** A version 4 UUID (RFC 9562). */
export const randomUuid = (random: (size: number) => Uint8Array): string => {
  const drawn = Buffer.from(random(16));
  drawn.writeUInt8((drawn.readUInt8(6) & 0x0f) | 0x40, 6);
  drawn.writeUInt8((drawn.readUInt8(8) & 0x3f) | 0x80, 8);
  return drawn.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};
