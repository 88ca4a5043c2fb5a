/** A set from a list of words separated by white space: language files stay readable as plain lists. */
export function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/u)).filter((word) => word !== ''));
}
