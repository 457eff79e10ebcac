/** @file Long work is cut into turns, so that the window can answer in between. */

export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
