const hosts: readonly string[] = [
  'aws.amazon.com',
  'code.claude.com',
  'docs.anthropic.com',
  'docs.claude.com',
  'www.anthropic.com',
]

/** Only https, and only pages that the app itself points to: AWS's, and the documentation of what it sets up. */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, port } = new URL(url)
  if (protocol !== 'https:' || username !== '' || port !== '') return false
  return hosts.includes(hostname) || hostname.endsWith('.aws.amazon.com')
}
