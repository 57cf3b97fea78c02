import { Select, Stack, Text } from '@mantine/core'
import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import type { PermissionsReview, PrincipalRow } from '../../../shared/setup/review.ts'
import { Evidence } from '../../ui/evidence.tsx'
import { Holdings } from './holdings.tsx'

type Props = { review: PermissionsReview; onChoose: (principal: PrincipalRef) => void }

const keyOf = ({ kind, name }: PrincipalRef) => `${kind}/${name}`
const kinds = { user: 'Users', role: 'Roles', group: 'Groups' } as const

/** Who gets the policy, with what they may do today. */
export function PrincipalChoice({ review, onChoose }: Props) {
  const { principals, chosen, holdings, limits } = review
  const row = chosen && principals.find((principal) => keyOf(principal) === keyOf(chosen))
  const offered = (['user', 'role', 'group'] as const).flatMap((kind) => {
    const items = principals
      .filter((principal) => principal.kind === kind)
      .map((principal) => ({ value: keyOf(principal), label: labelOf(principal) }))
    return items.length > 0 ? [{ group: kinds[kind], items }] : []
  })
  return (
    <Stack gap="xs">
      {principals.length > 0 && (
        <Select
          label="Who Claude Code signs in as"
          data={offered}
          value={chosen ? keyOf(chosen) : null}
          searchable={principals.length > 8}
          allowDeselect={false}
          onChange={(key) => {
            const next = principals.find((principal) => keyOf(principal) === key)
            if (next) onChoose({ kind: next.kind, name: next.name })
          }}
        />
      )}
      {row?.members && (
        <Text c="dimmed">
          {row.members.length === 0
            ? 'Nobody is in this group yet. Whoever joins it gets the policy.'
            : `Holds for ${row.members.length} ${row.members.length === 1 ? 'member' : 'members'}: ${row.members.join(', ')}.`}
        </Text>
      )}
      {holdings ? (
        <Holdings holdings={holdings} limits={limits} />
      ) : (
        row && (
          <Evidence
            items={[{ label: 'Has today', value: row.attached.join(', ') || 'No policy' }]}
          />
        )
      )}
    </Stack>
  )
}

const labelOf = ({ name, isYou, profile, kind }: PrincipalRow) => {
  const about = [isYou && 'you', profile && kind !== 'group' && `profile ${profile}`].filter(
    Boolean,
  )
  return about.length === 0 ? name : `${name} (${about.join(', ')})`
}
