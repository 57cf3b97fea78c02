import type { HandOver, HandOverFile } from '../../shared/setup/hand-over.ts'
import { saveBytes, saveFile } from '../save-file.ts'

export const saveOne = ({ name, mediaType, text }: HandOverFile) => saveFile(name, mediaType, text)

/** Saves every file, and the message, as one archive. What makes it is loaded when it is first needed. */
export async function saveAll({ files, message }: HandOver): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const base = (files[0]?.name ?? 'groundwork').replace(/\.[^.]*$/, '')
  const entries = [...files, { name: 'message.txt', text: message }].map(
    ({ name, text }) =>
      // 3 is Unix: there a script can be started as it is unpacked.
      [
        `${base}/${name}`,
        [strToU8(text), { os: 3, attrs: (name.endsWith('.sh') ? 0o755 : 0o644) << 16 }],
      ] as const,
  )
  const zip = zipSync(
    Object.fromEntries(entries.map(([name, [bytes, options]]) => [name, [bytes, options]])),
  )
  saveBytes(`${base}.zip`, 'application/zip', Uint8Array.from(zip))
}
