/** Lets the person keep a text as a file: a download in a browser, the save dialog in the desktop app. */
export function saveFile(name: string, mediaType: string, text: string): void {
  saveBytes(name, mediaType, new TextEncoder().encode(text))
}

/** The same for what is not text, such as an archive. */
export function saveBytes(name: string, mediaType: string, bytes: BlobPart): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has to begin reading it first.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
