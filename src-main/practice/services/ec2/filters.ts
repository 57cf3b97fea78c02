import type * as EC2 from '@aws-sdk/client-ec2'
import { AwsError } from '../../operation.ts'

/** What a thing has under the names that its operation may be asked to filter by. */
export type Filterable = Readonly<Record<string, string | readonly string[]>>

/** Whether something fits every filter; of the values of one filter any will do, with `*` and `?` as usual. */
export function fits(filters: readonly EC2.Filter[] | undefined, thing: Filterable): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const held = Object.hasOwn(thing, Name) ? thing[Name] : undefined
    if (held === undefined && !/^tag(:|-key$)/.test(Name))
      throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`)
    const all = held === undefined ? [] : [held].flat()
    return Values.some((pattern) => all.some((value) => matches(pattern, value)))
  })
}

const matches = (pattern: string, value: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  ).test(value)

export const tagFilters = (tags: Readonly<Record<string, string>>): Filterable => ({
  'tag-key': Object.keys(tags),
  ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`tag:${key}`, value])),
})
