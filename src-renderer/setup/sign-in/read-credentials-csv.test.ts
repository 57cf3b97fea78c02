import { expect, test } from 'vitest'
import { readCredentialsCsv } from './read-credentials-csv.ts'

const id = 'AKIAIOSFODNN7EXAMPLE'
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const keys = { accessKeyId: id, secretAccessKey: secret }

test('both files of the console are read, with and without a byte order mark', () => {
  const short = `Access key ID,Secret access key\r\n${id},${secret}\r\n`
  const long = `User name,Password,Access key ID,Secret access key,Console login link\nada,"a,""b",${id},${secret},https://1.signin.aws.amazon.com/console\n`
  for (const text of [short, `\uFEFF${short}`, long])
    expect(readCredentialsCsv(text)).toEqual({ keys })
})

test.each([
  ['', 'This is not a file of access keys'],
  ['{"a":1}', 'This is not a file of access keys'],
  ['Access key ID,Secret access key\n', 'no key below'],
  [`Access key ID,Secret access key\n${id},\n`, 'not whole'],
  [`Access key ID,Secret access key\n${id},${secret}\n${id},${secret}\n`, 'holds 2 keys'],
  ['User name,Password,Console login link\nada,b,https://1\n', 'a password for the console'],
])('what is no such file is said in a sentence: %j', (text, words) => {
  expect(readCredentialsCsv(text)).toEqual({ wrong: expect.stringContaining(words) })
})
