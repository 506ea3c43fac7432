import type { Hold } from './acquisitions-releases.ts';

/** What a helper lets go itself, it does so at a time that its callers do not show. */
export function heldBy(helper: Hold, hold: Hold): Hold {
  const isLoose = hold.isLoose || helper.isLoose || helper.releases.length > 0;
  return { ...hold, isLoose, isUnref: hold.isUnref || helper.isUnref };
}
