import type { Call, Operation, Permission } from '../../operation.ts'
import { limitExceeded } from './answers.ts'
import { describeTags } from './describe.ts'
import { type Tag, toTags } from './names.ts'
import { pageOf } from './paging.ts'

type Tagged = { tags: Record<string, string> }

/** Tag, untag and list tags: the same for users, roles and policies. */
export const tagOperations = <Input extends object>(
  noun: 'User' | 'Role' | 'Policy',
  find: (account: Call['account'], input: Input) => Tagged,
  on: (action: string) => (input: Input, call: Omit<Call, 'authorize'>) => readonly Permission[],
): Readonly<Record<string, Operation>> => {
  const tag: Operation<Input & { Tags?: readonly Tag[] }, object> = {
    permissions: on(`Tag${noun}`),
    run: (input, { account }) => {
      const held = find(account, input)
      const tags = { ...held.tags, ...toTags(input.Tags) }
      if (Object.keys(tags).length > 50)
        throw limitExceeded(`Cannot exceed quota for TagsPer${noun}: 50`)
      held.tags = tags
      return {}
    },
  }
  const untag: Operation<Input & { TagKeys?: readonly string[] }, object> = {
    permissions: on(`Untag${noun}`),
    run: (input, { account }) => {
      const held = find(account, input)
      held.tags = Object.fromEntries(
        Object.entries(held.tags).filter(([key]) => !input.TagKeys?.includes(key)),
      )
      return {}
    },
  }
  const list: Operation<Input & { Marker?: string; MaxItems?: number }, object> = {
    permissions: on(`List${noun}Tags`),
    run: (input, { account }) => {
      const { page, paging } = pageOf(describeTags(find(account, input).tags), input)
      return { Tags: page, ...paging }
    },
  }
  return { [`Tag${noun}`]: tag, [`Untag${noun}`]: untag, [`List${noun}Tags`]: list }
}
