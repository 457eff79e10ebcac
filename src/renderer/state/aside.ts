/**
 * @file Screens beside the path: help, the guide, a client's space, a sheet to print. They lie over the step that a person is
 * at and change nothing of it, so that looking something up never loses what is under way.
 */
export type Aside =
  /** Who helps, by country and age. */
  { readonly at: "directory" };
