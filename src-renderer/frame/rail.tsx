import {
  IconBook2,
  IconChartAreaLine,
  IconHistory,
  IconListCheck,
  IconPlaylistAdd,
  IconSettings,
  IconStethoscope,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { screens } from '../../shared/setup/step.ts'
import type { WindowPlace } from '../navigation.ts'
import { needsNobody, type ScreenState, useScreenStates } from '../setup/use-findings.ts'
import { StatusIcon, statusWord } from '../ui/status-badge.tsx'
import { Logo } from './logo.tsx'
import classes from './rail.module.css'

/** The places of the window; each set-up screen with what was really found. */
export function Rail({ place }: { place: WindowPlace | undefined }) {
  const states = useScreenStates()
  const allDone = screens.every(({ id }) => states[id].status === 'done')
  const isSettling = !allDone && screens.every(({ id }) => needsNobody(states[id]))
  return (
    <nav className={classes.rail} aria-label="Groundwork">
      <div className={classes.brand}>
        <Logo />
        <span className={classes.wide}>Groundwork</span>
      </div>
      <p className={classes.heading} id="rail-set-up">
        Set up
      </p>
      <ol className={classes.list} aria-labelledby="rail-set-up">
        {screens.map(({ id, title }) => (
          <RailLink key={id} place={id} current={place} title={title} {...seen(states[id])} />
        ))}
        <RailLink
          place="done"
          current={place}
          title="Done"
          icon={
            <StatusIcon status={allDone ? 'done' : isSettling ? 'waiting' : 'looking'} size={18} />
          }
          word={
            allDone
              ? 'Everything is in place'
              : isSettling
                ? 'In place, and settling'
                : 'After the six steps'
          }
        />
      </ol>
      <hr className={classes.line} />
      <ul className={classes.list}>
        <RailLink
          place="usage"
          current={place}
          title="Usage"
          icon={<IconChartAreaLine size={18} />}
        />
        <RailLink
          place="more"
          current={place}
          title="More setup"
          icon={<IconPlaylistAdd size={18} />}
        />
        <RailLink
          place="doctor"
          current={place}
          title="Doctor"
          icon={<IconStethoscope size={18} />}
        />
        <RailLink
          place="checklist"
          current={place}
          title="Checklist"
          icon={<IconListCheck size={18} />}
        />
        <RailLink
          place="about"
          current={place}
          title="About Bedrock"
          icon={<IconBook2 size={18} />}
        />
        <RailLink
          place="history"
          current={place}
          title="History"
          icon={<IconHistory size={18} />}
        />
        <RailLink
          place="settings"
          current={place}
          title="Settings"
          icon={<IconSettings size={18} />}
        />
      </ul>
    </nav>
  )
}

const seen = ({ status, waitsFor }: ScreenState) => ({
  icon: <StatusIcon status={status} size={18} />,
  word: statusWord(status, waitsFor),
})

type LinkProps = {
  place: WindowPlace
  current: WindowPlace | undefined
  title: string
  icon: ReactNode
  word?: string
}

function RailLink({ place, current, title, icon, word }: LinkProps) {
  return (
    <li>
      <a
        className={classes.link}
        href={`#/${place}`}
        aria-current={place === current ? 'page' : undefined}
        title={word ? `${title}: ${word}` : title}
      >
        <span className={classes.icon} aria-hidden="true">
          {icon}
        </span>
        <span className={classes.words}>
          <span>{title}</span>
          {word && <span className={classes.word}>{word}</span>}
        </span>
      </a>
    </li>
  )
}
