/** Whether one became the other by putting something in the place of `old`, and nowhere else. */
export function isOneEdit(text: string, edited: string, old: string): boolean {
  let start = 0
  while (start < text.length && text[start] === edited[start]) start += 1
  let end = 0
  const most = Math.min(text.length, edited.length) - start
  while (end < most && text.at(-1 - end) === edited.at(-1 - end)) end += 1
  return old.includes(text.slice(start, text.length - end))
}
