import { Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { glossary } from '../setup/glossary.ts'
import { glossaryWords } from '../setup/glossary-entries.ts'
import classes from './about.module.css'

const words = Object.keys(glossary)
  .flatMap((key) => (isWord(key) ? [{ key, word: glossaryWords[key], means: glossary[key] }] : []))
  .toSorted((a, b) => a.word.localeCompare(b.word))

function isWord(key: string): key is keyof typeof glossary {
  return key in glossary
}

/** Every word of AWS that the app uses. */
export function WordList() {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = words.filter(({ word, means }) => `${word} ${means}`.toLowerCase().includes(wanted))
  return (
    <Stack gap="sm" component="section" aria-labelledby="words">
      <Title order={2} id="words">
        Words of AWS
      </Title>
      <TextInput
        label="Find a word"
        w={320}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Text role="status" c="dimmed" size="sm">
        {found.length === 0
          ? 'No such word here'
          : found.length === 1
            ? 'One word'
            : `${found.length} words`}
      </Text>
      <dl className={classes.pairs}>
        {found.map(({ key, word, means }) => (
          <div key={key}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  )
}
