import { Button, Group, MultiSelect, Select } from '@mantine/core'
import type { UsageRow } from '../../shared/usage/metrics.ts'
import { type Choice, choicesOf, type Grouping, type View, wholeView } from './apply-view.ts'
import { tokenSeries } from './series.ts'

type Props = { rows: readonly UsageRow[]; view: View; onChange: (view: View) => void }

const groupings = [
  { value: 'model', label: 'By model' },
  { value: 'profile', label: 'By profile' },
  { value: 'region', label: 'By Region' },
  { value: 'type', label: 'By token type' },
]
const tagPrefix = 'tag '

/** What belongs together, and what is left out. Only what there is more than one of can be chosen from. */
export function ViewPicker({ rows, view, onChange }: Props) {
  const { models, profiles, regions, tags } = choicesOf(rows)
  const { by, filter } = view
  const filterBy = (name: 'models' | 'profiles' | 'regions') => (chosen: string[]) => {
    const { [name]: _, ...rest } = filter
    // Nothing chosen means that nothing is left out.
    onChange({ by, filter: chosen.length === 0 ? rest : { ...rest, [name]: chosen } })
  }
  const filterByType = (chosen: string[]) => {
    const { types: _, ...rest } = filter
    const types = tokenSeries.flatMap(({ type }) => (chosen.includes(type) ? type : []))
    onChange({ by, filter: types.length === 0 ? rest : { ...rest, types } })
  }
  const filterByTag = (tag: string) => (chosen: string[]) => {
    const { [tag]: _, ...rest } = filter.tags ?? {}
    const values = chosen.map((each) => each.slice(1))
    onChange({
      by,
      filter: { ...filter, tags: values.length === 0 ? rest : { ...rest, [tag]: values } },
    })
  }
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Group gap="xs" align="flex-start">
      <Select
        aria-label="Group"
        size="xs"
        w={128}
        data={[
          ...groupings,
          ...tags.map(({ tag }) => ({ value: `${tagPrefix}${tag}`, label: `By tag ${tag}` })),
        ]}
        value={typeof by === 'string' ? by : `${tagPrefix}${by.tag}`}
        allowDeselect={false}
        onChange={(value) => onChange({ by: groupingOf(value), filter })}
      />
      <Filter name="Models" choices={models} value={filter.models} onChange={filterBy('models')} />
      <Filter
        name="Profiles"
        choices={profiles}
        value={filter.profiles}
        onChange={filterBy('profiles')}
      />
      <Filter
        name="Regions"
        choices={regions}
        value={filter.regions}
        onChange={filterBy('regions')}
      />
      {rows.length > 0 && (
        <Filter
          name="Token types"
          choices={tokenSeries.map(({ type, name }) => ({ value: type, label: name }))}
          value={filter.types}
          onChange={filterByType}
        />
      )}
      {tags.map(({ tag, values }) => (
        <Filter
          key={tag}
          name={`Tag ${tag}`}
          choices={values.map((each) => ({ ...each, value: `=${each.value}` }))}
          value={filter.tags?.[tag]?.map((each) => `=${each}`)}
          onChange={filterByTag(tag)}
        />
      ))}
      {isFiltered && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => onChange({ by, filter: wholeView.filter })}
        >
          Show all
        </Button>
      )}
    </Group>
  )
}

const groupingOf = (value: string | null): Grouping => {
  if (value?.startsWith(tagPrefix)) return { tag: value.slice(tagPrefix.length) }
  return value === 'profile' || value === 'region' || value === 'type' ? value : 'model'
}

function Filter({
  name,
  choices,
  value,
  onChange,
}: {
  name: string
  choices: readonly Choice[]
  value: readonly string[] | undefined
  onChange: (chosen: string[]) => void
}) {
  if (choices.length < 2) return null
  return (
    <MultiSelect
      aria-label={name}
      size="xs"
      w={176}
      placeholder={value === undefined || value.length === 0 ? `All ${name.toLowerCase()}` : ''}
      data={[...choices]}
      value={[...(value ?? [])]}
      clearable
      onChange={onChange}
    />
  )
}
