/** The text without what says whose account it is: account numbers, names in ARNs, e-mail addresses and home folders. */
export function withoutNames(text: string, names: readonly string[]): string {
  const plain = text
    .replace(/\b(user|role|assumed-role|group|instance-profile)\/[\w+=,.@/-]+/g, '$1/<name>')
    .replace(/\b\d{12}\b/g, '<account>')
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<e-mail>')
    .replace(/(\/home\/|\/Users\/|[A-Z]:\\Users\\)[^/\\\s"']+/g, '$1<you>')
  return names
    .filter((name) => name.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replace(wholeWord(name), '<name>'), plain)
}

/** So that somebody called admin does not take the administrators along. */
const wholeWord = (name: string) =>
  new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g')
