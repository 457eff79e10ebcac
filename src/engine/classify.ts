/** @file What a file is, by its first bytes and never by its name. */

/** Photo and video containers, and the groups of files that are neither but deserve their own answer. */
export type FileFormat =
  | "jpeg" | "png" | "webp" | "gif" | "tiff" | "avif" | "heic" | "bmp" | "jxl"
  | "mp4" | "matroska" | "avi" | "mpegps" | "mpegts" | "mpegvideo" | "wmv" | "flv" | "ogg"
  /** The bare pictures inside a HEIC file; no file is classified so. */
  | "hevc";

/** The answer for one file: its format, or that it is no photo or video we know. */
export type Classified =
  | { readonly kind: "image"; readonly format: FileFormat }
  | { readonly kind: "video"; readonly format: FileFormat }
  | { readonly kind: "not-media" };

/** How many bytes from the start `classify` wants to see. Fewer are fine for a shorter file. */
export const HEAD_BYTES = 4_096;

const ascii = (head: Uint8Array, at: number, length: number): string => {
  let text = "";
  for (let i = at; i < Math.min(at + length, head.length); i += 1) text += String.fromCharCode(head[i] ?? 0);
  return text;
};

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);

const image = (format: FileFormat): Classified => ({ kind: "image", format });
const video = (format: FileFormat): Classified => ({ kind: "video", format });

const avifBrands = new Set(["avif", "avis"]);
const heicBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2"]);
const soundBrands = new Set(["M4A ", "M4B ", "M4P "]);
const videoBoxes = new Set(["moov", "mdat", "wide", "free", "skip", "pnot"]);

/** Brands of ISO base media: major first, then the compatible ones (ISO/IEC 14496-12, `ftyp`). */
const isoMedia = (head: Uint8Array): Classified => {
  const size = ((head[0] ?? 0) << 24) | ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const end = Math.min(head.length, Math.max(16, size));
  const brands = [ascii(head, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, 4));
  const major = brands[0] ?? "";
  if (avifBrands.has(major)) return image("avif");
  if (heicBrands.has(major)) return image(brands.some((brand) => avifBrands.has(brand)) ? "avif" : "heic");
  if (major === "crx " || soundBrands.has(major)) return { kind: "not-media" };
  return video("mp4");
};

const riff = (head: Uint8Array): Classified => {
  const form = ascii(head, 8, 4);
  if (form === "WEBP") return image("webp");
  return form === "AVI " || form === "AVIX" ? video("avi") : { kind: "not-media" };
};

const mpegTransport = (head: Uint8Array): boolean => {
  for (const [first, size] of [[0, 188], [4, 192]] as const) {
    if (head.length > first + 3 * size && [0, 1, 2, 3].every((packet) => head[first + packet * size] === 0x47)) return true;
  }
  return false;
};

/** Tells a file's format from its first bytes (`HEAD_BYTES` of them, or the whole of a shorter file). Never throws. */
export const classify = (head: Uint8Array): Classified => {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return image("jpeg");
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return image("png");
  const four = ascii(head, 0, 4);
  if (four === "GIF8") return image("gif");
  if (four === "RIFF") return riff(head);
  if (startsWith(head, 0x49, 0x49, 0x2a, 0) || startsWith(head, 0x4d, 0x4d, 0, 0x2a)) return image("tiff");
  if (startsWith(head, 0x49, 0x49, 0x2b, 0) || startsWith(head, 0x4d, 0x4d, 0, 0x2b)) return image("tiff");
  const box = ascii(head, 4, 4);
  if (box === "ftyp") return isoMedia(head);
  if (box === "JXL " || startsWith(head, 0xff, 0x0a)) return image("jxl");
  if (videoBoxes.has(box) && head.length >= 12) return video("mp4");
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return video("matroska");
  if (startsWith(head, 0, 0, 1, 0xba)) return video("mpegps");
  if (startsWith(head, 0, 0, 1, 0xb3)) return video("mpegvideo");
  if (startsWith(head, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)) return video("wmv");
  if (ascii(head, 0, 3) === "FLV") return video("flv");
  if (four === "OggS") return video("ogg");
  if (ascii(head, 0, 2) === "BM" && head.length >= 26 && head[6] === 0 && head[7] === 0) return image("bmp");
  if (mpegTransport(head)) return video("mpegts");
  return { kind: "not-media" };
};

/** Whether a PNG moves: the `acTL` chunk comes before the first picture data (APNG specification 1.0). */
export const isMovingPng = (content: Uint8Array): boolean => {
  if (!startsWith(content, 0x89, 0x50, 0x4e, 0x47)) return false;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  for (let at = 8, chunks = 0; at + 12 <= content.length && chunks < 1_000; chunks += 1) {
    const type = ascii(content, at + 4, 4);
    if (type === "acTL") return true;
    if (type === "IDAT" || type === "IEND") return false;
    at += 12 + view.getUint32(at);
  }
  return false;
};
