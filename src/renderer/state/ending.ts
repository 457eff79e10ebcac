/** @file How a client's space or a visit ended: what the window says once nothing of it is shown any more. */
export type LockedBy = "asked" | "idle" | "suspend" | "screen-lock";

export type Ending =
  | { readonly kind: "locked"; readonly by: LockedBy }
  /** `held`: how many cases were in it. */
  | { readonly kind: "visit-ended"; readonly held: number }
  /** `removed`: how many entries were taken out of the keychain before it was looked through again. */
  | { readonly kind: "erased"; readonly removed: number };
