import { Button, FileButton, Group, Text } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { mostBytes, readCredentialsCsv } from './read-credentials-csv.ts'

type Keys = { accessKeyId: string; secretAccessKey: string }

/** Takes the keys out of the file the AWS console offers for download, by choosing or dropping it. */
export function CredentialsFile({ onRead }: { onRead: (keys: Keys) => void }) {
  const [said, say] = useState<{ words: string; isWrong: boolean }>()
  const take = async (file: File | null | undefined) => {
    if (!file) return
    const read =
      file.size > mostBytes
        ? { wrong: 'This is not a file of access keys: it is far too long for one.' }
        : readCredentialsCsv(await file.text())
    if ('wrong' in read) return say({ words: read.wrong, isWrong: true })
    onRead(read.keys)
    say({ words: `Read from ${file.name}. You can delete that file afterwards.`, isWrong: false })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    <Group
      gap="sm"
      role="group"
      aria-label="File of access keys"
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <FileButton accept=".csv,text/csv" onChange={(file) => void take(file)}>
        {(props) => (
          <Button variant="default" {...props}>
            Choose the downloaded file…
          </Button>
        )}
      </FileButton>
      <Text size="sm" c={said?.isWrong ? 'red' : 'dimmed'} role="status">
        {said?.words ?? 'or drop the CSV file of the AWS console here'}
      </Text>
    </Group>
  )
}
