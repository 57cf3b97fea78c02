/** Where the window's page lives: a scheme of our own, never file://. */
export const pageOrigin = 'app://bundle'

/** The window shows our own page and nothing else; links go to the browser through the contract. */
export function mayNavigate(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`)
}

/** A mail to nobody yet with a subject and a text, which the person's own mail program may show: nothing else of mail. */
export function isMailDraft(url: string): boolean {
  if (url.length > 2000 || !url.startsWith('mailto:?') || !URL.canParse(url)) return false
  return [...new URL(url).searchParams.keys()].every((name) => ['subject', 'body'].includes(name))
}

/** Copying text is all the page needs; every other permission of Chromium is denied. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && mayNavigate(requestingUrl)
}

type Frame = { readonly url: string; readonly parent: object | null }

/** Only the main frame's own page may speak to the core. A frame that has gone in the meantime is null. */
export function mayCall(sender: Frame | null, mainFrame: Frame): boolean {
  return (
    sender !== null && sender === mainFrame && sender.parent === null && mayNavigate(sender.url)
  )
}

/** The path our scheme is asked for, or none when the request is for another host of it. */
export function pagePath(url: string): string | undefined {
  return mayNavigate(url) ? new URL(url).pathname : undefined
}
