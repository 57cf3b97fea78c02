/** Lines of ours between two comment lines that name them, in a file that is otherwise somebody else’s. */
const marks = (name: string) => ({ start: `# >>> ${name} >>>`, end: `# <<< ${name} <<<` })

type Found = { readonly from: number; readonly to: number; readonly content: string }

function find(text: string, name: string): Found | undefined {
  const { start, end } = marks(name)
  const lines = [...text.matchAll(/([^\n]*)(\n|$)/g)]
  const first = lines.find(([, line = '']) => line.trim() === start)
  const last = lines.find((line) => line.index > (first?.index ?? 0) && line[1]?.trim() === end)
  if (!first || !last) return undefined
  const inside = text.slice(first.index + first[0].length, last.index)
  return {
    from: first.index,
    to: last.index + last[0].length,
    content: inside.replace(/\r?\n$/, '').replaceAll('\r\n', '\n'),
  }
}

/** What the block says; undefined where there is none, or no end to it. */
export const readBlock = (text: string, name: string): string | undefined =>
  find(text, name)?.content

/** Puts the block at the end of the file, where it wins, or in its own place; with null takes it out. */
export function setBlock(text: string, name: string, content: string | null): string {
  const found = find(text, name)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  if (content === null) {
    if (!found) return text
    // The blank line before it came with it.
    const before = text.slice(0, found.from).replace(/(^|\n)\r?\n$/, '$1')
    return before + text.slice(found.to)
  }
  const { start, end } = marks(name)
  const block = [start, ...content.split('\n'), end, ''].join(eol)
  if (found) return text.slice(0, found.from) + block + text.slice(found.to)
  if (text === '') return block
  return `${text}${text.endsWith('\n') ? '' : eol}${eol}${block}`
}
