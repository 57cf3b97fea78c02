import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What a script calls the AWS CLI with, word by word as bash itself unquotes it. */
export type Overheard = { readonly commands: readonly (readonly string[])[] }

/**
 * Stands in for the AWS CLI: keeps its words, and gives one made-up answer for each that is asked for, as
 * `--output text` would. A second
 * bash does the rest of the script, and finds no other program.
 */
const standIn = String.raw`
aws() {
  printf '%s\0' "$#" "$@" >>"$HEARD"
  if [[ " $DENIED " == *" $(calls) "* ]]; then
    printf 'An error occurred (AccessDeniedException) when calling it\n' >&2
    return 254
  fi
  local query=''
  while (($# > 1)); do
    if [[ $1 == --query ]]; then query=$2; fi
    shift
  done
  # What is waited for is there at once.
  if [[ $query == *.State ]]; then printf 'available\n'; return; fi
  local number=1
  while [[ $query == *,* ]]; do
    printf 'answer-%s\t' "$number"
    query=${'$'}{query#*,}
    number=$((number + 1))
  done
  printf 'answer-%s\n' "$number"
}
cat() { :; }
calls() {
  local count=0 words
  while IFS= read -r -d '' words; do
    count=$((count + 1))
    for ((; words > 0; words--)); do IFS= read -r -d '' _; done
  done <"$HEARD"
  printf '%s' "$count"
}
`

/**
 * Runs a script with a stand-in for the AWS CLI that writes down what it was called with. `denied` are the numbers of
 * the calls that are refused, from 1. Throws with what bash says when the script fails.
 */
export async function overhear(script: string, denied: readonly number[] = []): Promise<Overheard> {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-script-'))
  try {
    const heard = join(folder, 'heard')
    await promisify(execFile)('/bin/bash', ['-c', `${standIn}${script}`], {
      cwd: folder,
      env: { PATH: '', HEARD: heard, DENIED: denied.join(' ') },
    })
    return { commands: split(await readFile(heard, 'utf8').catch(() => '')) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function split(heard: string): string[][] {
  const words = heard.split('\0').slice(0, -1)
  const commands: string[][] = []
  while (words.length > 0) commands.push(words.splice(0, Number(words.shift())))
  return commands
}
