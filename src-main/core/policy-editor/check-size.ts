import { mostCharacters, sizeOf } from '../policy/policy.ts'
import { fault, type OwnFinding } from './own-finding.ts'

/** What IAM refuses whatever the document says: too many characters, or some that it does not know. */
export function checkSize(text: string): OwnFinding[] {
  const size = sizeOf(text)
  const foreign = /[^\t\n\r\u0020-\u00ff]/.exec(text)
  return [
    ...(size > mostCharacters
      ? [
          fault(
            endFrom(text, mostCharacters),
            'too-long',
            `The document has ${count(size)} characters without spaces, and IAM takes ${count(mostCharacters)}. Take ${count(size - mostCharacters)} away from somewhere, for example statements of models that are not needed.`,
          ),
        ]
      : []),
    ...(foreign
      ? [
          fault(
            { offset: foreign.index, length: 1 },
            'unknown-character',
            'IAM does not take this character. Only letters of western European languages, digits and signs may be used.',
          ),
        ]
      : []),
  ]
}

const count = (characters: number) => characters.toLocaleString('en-US')

/** What follows after so many characters, spaces not counted. */
function endFrom(text: string, characters: number) {
  const past = [...text.matchAll(/\S/g)][characters]?.index ?? text.length
  return { offset: past, length: text.length - past }
}
