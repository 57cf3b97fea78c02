import { Select, Stack, Switch, Text } from '@mantine/core'
import type { PrincipalRef } from '../../../shared/setup/choices.ts'
import { problemIn, useCall } from '../../api.tsx'
import { ProblemHere } from '../../problem-here.tsx'
import { Loading } from '../../ui/loading.tsx'
import { RadioChoice } from '../../ui/radio-choice.tsx'
import type { Draft } from './guardrails-draft.ts'

const approvals = [
  {
    value: 'manual',
    label: 'Ask me first',
    description: 'Nobody is stopped until it is approved here or in the AWS console.',
  },
  {
    value: 'automatic',
    label: 'Stop by itself',
    description: 'Work that is under way with Claude breaks off.',
  },
]

type Props = {
  draft: Draft
  fault: string | undefined
  onChange: (more: Partial<Draft>) => void
}

/** Whether somebody is stopped at 100 %, who, and whether AWS asks first. */
export function StopFields({ draft, fault, onChange }: Props) {
  return (
    <Stack gap="xs" mt="xs">
      <Switch
        label="Stop somebody when the budget is used up (budget action)"
        description="AWS then refuses their calls to models. It can come 8 to 24 hours late, and stays until you lift it."
        checked={draft.hasStop}
        onChange={({ currentTarget }) => onChange({ hasStop: currentTarget.checked })}
      />
      {draft.hasStop && (
        <Stack gap="sm" ml={48}>
          <Who who={draft.who} fault={fault} onChange={(who) => onChange({ who })} />
          <RadioChoice
            label="At 100 %"
            value={draft.approval}
            choices={approvals}
            onChange={(approval) => onChange({ approval })}
          />
          <Text size="sm" c="dimmed">
            To lift it: “Lift the stop” here takes the policy off again. It does not end with the
            month, and stops again only after “Arm the stop again”.
          </Text>
        </Stack>
      )}
    </Stack>
  )
}

const kinds = { user: 'Users', role: 'Roles', group: 'Groups' } as const
const keyOf = ({ kind, name }: PrincipalRef) => `${kind}/${name}`

type WhoProps = {
  who: PrincipalRef | undefined
  fault: string | undefined
  onChange: (who: PrincipalRef) => void
}

function Who({ who, fault, onChange }: WhoProps) {
  const review = useCall('reviewPermissions', null)
  const problem = problemIn(review.error)
  if (problem) return <ProblemHere problem={problem} onRetry={() => void review.refetch()} />
  if (!review.data) return <Loading what="Reading users, roles and groups" height={56} />
  const { principals } = review.data
  const known = who && !principals.some((each) => keyOf(each) === keyOf(who)) ? [who] : []
  const all: readonly PrincipalRef[] = [...known, ...principals]
  const data = (['user', 'role', 'group'] as const).flatMap((kind) => {
    const items = all
      .filter((each) => each.kind === kind)
      .map((each) => ({ value: keyOf(each), label: each.name }))
    return items.length > 0 ? [{ group: kinds[kind], items }] : []
  })
  return (
    <Select
      label="Who is stopped"
      description="Whoever Claude signs in as"
      placeholder="Choose a user, role or group"
      maw={420}
      data={data}
      value={who ? keyOf(who) : null}
      error={fault}
      searchable={all.length > 8}
      allowDeselect={false}
      onChange={(key) => {
        const next = all.find((each) => keyOf(each) === key)
        if (next) onChange({ kind: next.kind, name: next.name })
      }}
    />
  )
}
