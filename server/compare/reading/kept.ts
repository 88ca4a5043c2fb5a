/** A unit, or a side of one, that holds what was made of it. */
export interface Keeper {
  kept?: unknown[];
}

let functions = 0;

/**
 * A function whose answer is made once for each unit or side, and goes with it: several checks ask for the same. The
 * answers are in the object itself, since a `WeakMap` with so many keys that live so shortly keeps the garbage collector
 * busy.
 */
export function once<Of extends Keeper, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const place = functions++;
  return (of) => {
    of.kept ??= [];
    const { kept } = of;
    kept[place] ??= make(of);
    return kept[place] as Made;
  };
}

/** The same, for an answer that takes something further, which is always the same. */
export function onceWith<Of extends Keeper, With, Made>(
  make: (of: Of, further: With) => Made,
): (of: Of, further: With) => Made {
  const place = functions++;
  return (of, further) => {
    of.kept ??= [];
    const { kept } = of;
    kept[place] ??= make(of, further);
    return kept[place] as Made;
  };
}
