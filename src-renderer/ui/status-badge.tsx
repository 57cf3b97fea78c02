import {
  IconAlertOctagon,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconClockHour4,
  IconHelpCircle,
  IconUserShield,
} from '@tabler/icons-react'
import classes from './status-badge.module.css'

const looks = {
  done: { word: 'Done', Icon: IconCircleCheckFilled },
  'needs-you': { word: 'Needs you', Icon: IconCircle },
  'needs-admin': { word: 'Needs an admin', Icon: IconUserShield },
  waiting: { word: 'Waiting on AWS', Icon: IconClockHour4 },
  blocked: { word: 'Blocked', Icon: IconAlertOctagon },
  looking: { word: 'Looking', Icon: IconCircleDashed },
  unknown: { word: 'Not known yet', Icon: IconHelpCircle },
} as const

export type Status = keyof typeof looks

/** What a status is called, and whom it waits for where that is not AWS. */
export const statusWord = (status: Status, waitsFor?: string) =>
  status === 'waiting' && waitsFor !== undefined ? `Waiting for ${waitsFor}` : looks[status].word

type Props = { status: Status; word?: string; waitsFor?: string | undefined }

/** A status as icon and word together, so that it never hangs on colour alone. */
export function StatusBadge({ status, word, waitsFor }: Props) {
  return (
    <span className={classes.badge} data-status={status}>
      <StatusIcon status={status} />
      {word ?? statusWord(status, waitsFor)}
    </span>
  )
}

/** The icon alone, for where the word stands beside it or is told to screen readers otherwise. */
export function StatusIcon({ status, size = 16 }: { status: Status; size?: number }) {
  const { Icon } = looks[status]
  return (
    <Icon
      className={classes.icon}
      data-status={status}
      size={size}
      aria-hidden="true"
      stroke={1.8}
    />
  )
}
