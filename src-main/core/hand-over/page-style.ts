/** The page's own look: readable on paper and in both schemes, nothing loaded from elsewhere. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #22201d; --soft: #635d55; --line: #ddd7ce; --paper: #faf9f7;
  --card: #fff; --code: #f3f0eb; --accent: #0b6b66; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8e1; --soft: #aca59a; --line: #3b3733;
  --paper: #1d1b19; --card: #262320; --code: #1a1816; --accent: #63c7bf; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%;
  font: 16px/1.55 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 1rem; letter-spacing: -0.01em; }
h2 { font-size: 20px; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 16px; margin: 0 0 0.25rem; }
p, ul, ol { margin: 0 0 0.75rem; }
a { color: var(--accent); }
.eyebrow { margin: 0 0 0.5rem; color: var(--accent); font-size: 14px; font-weight: 600; }
.soft, dt { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: 1.25rem 1.5rem; margin: 0 0 1rem; }
.card > :last-child { margin-bottom: 0; }
.changes { list-style: none; padding: 0; counter-reset: change; }
.changes > li { counter-increment: change; }
.changes h3::before { content: counter(change) ". "; color: var(--soft); }
.changes dl { margin: 0.75rem 0; font-size: 14px; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; margin: 0;
  padding: 0.75rem 1rem; font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: 0.9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.ways li { margin-bottom: 0.75rem; } .ways pre { margin-top: 0.25rem; }
.label { margin: 0.75rem 0 0.25rem; font-size: 13px; color: var(--soft); }
@media (max-width: 32rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
@media print { :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --card: #fff;
  --code: #fff; --accent: #0b6b66; } main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; } .card { padding: 0.75rem 1rem; } body { font-size: 11pt; } }
`
