type Read =
  | { readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string } }
  | { readonly wrong: string }

/** A downloaded file has two lines; whatever is longer than this is none. */
export const mostBytes = 20_000

/**
 * The keys in a file that the AWS console offers for download. It has two forms: “Access key ID,Secret access key”, and
 * from a user’s creation “User name,Password,Access key ID,Secret access key,Console login link”. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
 */
export function readCredentialsCsv(text: string): Read {
  const [header, ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf)
  const names = header?.map((name) => name.toLowerCase()) ?? []
  const [idAt, secretAt] = [names.indexOf('access key id'), names.indexOf('secret access key')]
  if (names.includes('console login link') && idAt < 0)
    return {
      wrong:
        'This file holds a password for the console, and no access key. In the console, open the user, then Security credentials, and create an access key.',
    }
  if (idAt < 0 || secretAt < 0)
    return {
      wrong:
        'This is not a file of access keys. The one the AWS console offers for download begins with “Access key ID,Secret access key”.',
    }
  if (rows.length === 0) return { wrong: 'The file has headings, but no key below them.' }
  if (rows.length > 1)
    return {
      wrong: `The file holds ${rows.length} keys. Keep one of them in it, or enter that one below.`,
    }
  const [accessKeyId = '', secretAccessKey = ''] = [rows[0]?.[idAt], rows[0]?.[secretAt]]
  if (!/^A[KS]IA[A-Z0-9]{12,}$/.test(accessKeyId) || secretAccessKey === '')
    return {
      wrong: 'The key in this file is not whole. Download the file again, or make a new key.',
    }
  return { keys: { accessKeyId, secretAccessKey } }
}

/** Cells of one line, in quotes or bare. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare = '']) =>
    (quoted?.replaceAll('""', '"') ?? bare).trim(),
  )
