/**
 * @file One person's time at this computer: from one change of place to the next. A system dialog that stayed open, or a look at
 * the disk that took long, must not bring what the last person chose to the next one.
 */
export interface Stay {
  readonly isOver: () => boolean;
}

export interface Stays {
  readonly now: () => Stay;
  /** Somebody else may sit here from now on. */
  readonly end: () => void;
}

export const createStays = (): Stays => {
  let count = 0;
  return {
    now: () => {
      const begun = count;
      return { isOver: () => begun !== count };
    },
    end: () => {
      count += 1;
    },
  };
};
