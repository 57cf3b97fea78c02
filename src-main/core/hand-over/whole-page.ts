import { html, type Markup } from './html.ts'
import { pageStyle } from './page-style.ts'

/** A page to read, print or forward: no script, nothing loaded from elsewhere. */
export const wholePage = (title: string, main: Markup): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`.markup
