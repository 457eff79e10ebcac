/** @file libheif in WebAssembly, behind the few calls we make. It is loaded when the first file needs it. */
import { createRequire } from "node:module";
import { z } from "zod";
import { Unreadable } from "./failure.ts";
import { checkSize, type Pixels } from "./pixels.ts";

type Handle = object;

/** The part of libheif-js that is used; the package's own types say `any` here. */
interface Libheif {
  readonly heif_context_alloc: () => Handle;
  readonly heif_context_free: (context: Handle) => void;
  readonly heif_context_read_from_memory: (context: Handle, content: Uint8Array) => unknown;
  readonly heif_js_context_get_list_of_top_level_image_IDs: (context: Handle) => unknown;
  readonly heif_js_context_get_image_handle: (context: Handle, id: number) => unknown;
  readonly heif_image_handle_is_primary_image: (handle: Handle) => unknown;
  readonly heif_image_handle_get_width: (handle: Handle) => number;
  readonly heif_image_handle_get_height: (handle: Handle) => number;
  readonly heif_image_handle_release: (handle: Handle) => void;
  readonly heif_js_decode_image2: (handle: Handle, colourspace: unknown, chroma: unknown) => unknown;
  readonly heif_image_release: (image: Handle) => void;
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
}

const plane = z.object({
  data: z.instanceof(Uint8Array),
  stride: z.number().int().positive(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
const decoded = z.object({ image: z.custom<Handle>((value) => typeof value === "object" && value !== null), channels: z.array(plane).min(1) });
const identifiers = z.array(z.number());

let loaded: Libheif | undefined;
const load = (): Libheif => (loaded ??= createRequire(import.meta.url)("libheif-js/wasm-bundle") as Libheif);

const isHandle = (value: unknown): value is Handle => typeof value === "object" && value !== null && !("code" in value);

const decodeHandle = (heif: Libheif, handle: Handle): Pixels => {
  checkSize(heif.heif_image_handle_get_width(handle), heif.heif_image_handle_get_height(handle));
  const { heif_colorspace_RGB: rgb } = heif.heif_colorspace;
  const answer = decoded.safeParse(heif.heif_js_decode_image2(handle, rgb, heif.heif_chroma.heif_chroma_interleaved_RGB));
  if (!answer.success) throw new Unreadable("damaged");
  const { image, channels } = answer.data;
  const [first] = channels;
  try {
    if (first === undefined) throw new Unreadable("damaged");
    const { data, stride, width, height } = first;
    const rows = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y += 1) rows.set(data.subarray(y * stride, y * stride + width * 3), y * width * 3);
    return { data: rows, width, height, channels: 3 };
  } finally {
    heif.heif_image_release(image);
  }
};

/** Decodes the primary picture, or the first one if the primary is none of its own, upright as RGB. Throws Unreadable. */
export const decodeByLibheif = (content: Uint8Array): Pixels => {
  const heif = load();
  const context = heif.heif_context_alloc();
  const handles: Handle[] = [];
  try {
    heif.heif_context_read_from_memory(context, content);
    const ids = identifiers.safeParse(heif.heif_js_context_get_list_of_top_level_image_IDs(context));
    for (const id of (ids.success ? ids.data : []).slice(0, 64)) {
      const handle = heif.heif_js_context_get_image_handle(context, id);
      if (isHandle(handle)) handles.push(handle);
    }
    const shown = handles.find((handle) => Boolean(heif.heif_image_handle_is_primary_image(handle))) ?? handles[0];
    if (shown === undefined) throw new Unreadable("damaged");
    return decodeHandle(heif, shown);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("damaged");
  } finally {
    for (const handle of handles) heif.heif_image_handle_release(handle);
    heif.heif_context_free(context);
  }
};
