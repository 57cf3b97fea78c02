import { Anchor, Button, Group, Text } from '@mantine/core'
import type { ChecklistItem } from '../../shared/checklist/checklist.ts'
import type { StepId } from '../../shared/setup/step.ts'
import { goTo, type WindowPlace } from '../navigation.ts'
import { Evidence } from '../ui/evidence.tsx'
import { formatDayAndTime } from '../ui/format.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './checklist.module.css'
import { OwnAction } from './own-action.tsx'

type Props = {
  item: ChecklistItem
  onDeclare: (isWanted: boolean) => void
  /** Something was done here that the list should be read again for. */
  onChanged: () => void
}

/** One point: how it stands, what proves it, and where it is put right. */
export function OneItem({ item, onDeclare, onChanged }: Props) {
  const { title, why, status, seen, evidence, at, isOptional, place } = item
  const isDone = status === 'done'
  return (
    <li className={classes.item}>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <h2 className={classes.title}>{title}</h2>
        <Badge status={status} waitsFor={item.waitsFor} />
      </Group>
      <Text c="dimmed" size="sm">
        {why}
      </Text>
      {seen.map((words) => (
        <Text key={words}>{words}</Text>
      ))}
      <Text c="dimmed" size="sm">
        {status === 'not-wanted' ? 'Said' : 'As of'} {formatDayAndTime(at)}
      </Text>
      {evidence.length > 0 && (
        <details className={classes.evidence}>
          <summary>Evidence</summary>
          <Evidence items={evidence} />
        </details>
      )}
      <Group gap="sm" className={`${classes.actions} ${classes.noPrint}`}>
        {place === 'here' ? (
          <OwnAction item={item} onChanged={onChanged} />
        ) : (
          !isDone &&
          status !== 'not-wanted' && (
            <GoThere
              place={place}
              section={sections[item.id]}
              title={title}
              verb={verbFor[status] ?? 'Put it right'}
            />
          )
        )}
        {isOptional && !isDone && (
          <Anchor
            component="button"
            type="button"
            c="dimmed"
            size="sm"
            aria-label={`${status === 'not-wanted' ? 'Wanted after all' : 'Not wanted'}: ${title}`}
            onClick={() => onDeclare(status === 'not-wanted')}
          >
            {status === 'not-wanted' ? 'Wanted after all' : 'Not wanted'}
          </Anchor>
        )}
      </Group>
    </li>
  )
}

/** Where there is nothing to be done but to look. */
const verbFor: Partial<Record<ChecklistItem['status'], string>> = { waiting: 'Look at it' }

/** The section of More setup that a point is about. */
const sections: Partial<Record<ChecklistItem['id'], StepId>> = {
  monitoring: 'dashboard',
  'cost-alerts': 'cost-guardrails',
  audit: 'audit-trail',
  network: 'network-endpoint',
}

type There = { place: WindowPlace; section: StepId | undefined; title: string; verb: string }

const GoThere = ({ place, section, title, verb }: There) => (
  <Button
    variant="default"
    size="xs"
    aria-label={`${verb}: ${title}`}
    onClick={() => goTo(place, section)}
  >
    {verb}
  </Button>
)

function Badge({ status, waitsFor }: Pick<ChecklistItem, 'status' | 'waitsFor'>) {
  if (status === 'not-wanted') return <StatusBadge status="unknown" word="Not wanted" />
  return <StatusBadge status={status} waitsFor={waitsFor} />
}
