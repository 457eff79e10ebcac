/** The program's own print. assets/mark.svg is drawn from it too. */
export const MARK_SEED = 2_018;
