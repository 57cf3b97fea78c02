/** Text for a page, where nothing of it is taken for markup. */
export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** Escapes whatever is put into markup, lists too; only markup made here goes in as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly Inset[]): Markup {
  const text = parts.map((part, index) => part + textOf(values[index] ?? ''))
  return { markup: text.join('') }
}

export type Markup = { readonly markup: string }
type Inset = string | number | Markup | readonly Markup[]

function textOf(value: Inset): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('\n')
}

export const none: Markup = { markup: '' }
