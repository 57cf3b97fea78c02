/** What is kept under a name somebody sent; never what every object has, such as `constructor`. */
export const heldUnder = <Held>(
  kept: Readonly<Record<string, Held>>,
  name: string,
): Held | undefined => (Object.hasOwn(kept, name) ? kept[name] : undefined)

/** Names of IAM differ by more than case. */
export const isTaken = (kept: object, name: string): boolean =>
  Object.keys(kept).some((other) => other.toLowerCase() === name.toLowerCase())
