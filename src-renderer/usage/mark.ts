/** A series' colour for its legend mark. */
export const markOf = (color: string): Record<string, string> => ({ '--mark': color })
