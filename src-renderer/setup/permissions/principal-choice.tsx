import { Select, Stack, Text } from '@mantine/core'
import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import type { PermissionsReview, PrincipalRow } from '../../../shared/setup/review.ts'
import { Evidence } from '../../ui/evidence.tsx'

type Props = { review: PermissionsReview; onChoose: (principal: PrincipalRef) => void }

const keyOf = ({ kind, name }: PrincipalRef) => `${kind}/${name}`

/** Who gets the policy, with what they have today. */
export function PrincipalChoice({ review, onChoose }: Props) {
  const { principals, chosen } = review
  const row = chosen && principals.find((principal) => keyOf(principal) === keyOf(chosen))
  return (
    <Stack gap="xs">
      {principals.length > 0 && (
        <Select
          label="Who Claude Code signs in as"
          data={principals.map((principal) => ({
            value: keyOf(principal),
            label: labelOf(principal),
          }))}
          value={chosen ? keyOf(chosen) : null}
          searchable={principals.length > 8}
          allowDeselect={false}
          onChange={(key) => {
            const next = principals.find((principal) => keyOf(principal) === key)
            if (next) onChoose({ kind: next.kind, name: next.name })
          }}
        />
      )}
      {row && (
        <Evidence items={[{ label: 'Has today', value: row.attached.join(', ') || 'No policy' }]} />
      )}
      {row && row.broad.length > 0 && (
        <Text>
          {row.broad.join(', ')} {row.broad.length === 1 ? 'allows' : 'allow'} far more than calling
          Claude.
        </Text>
      )}
    </Stack>
  )
}

const labelOf = ({ kind, name, isYou, profile }: PrincipalRow) =>
  `${name} (${[kind, isYou && 'you', profile && `profile ${profile}`].filter(Boolean).join(', ')})`
