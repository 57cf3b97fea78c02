import { Mark } from './mark.tsx'
import classes from './usage.module.css'

type Entry = {
  readonly name: string
  readonly value: string
  readonly color: string
  readonly dash?: string | undefined
}

/** What stands under the pointer, or under the keyboard's cursor. */
export function Tip({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <div className={classes.tip}>
      <p>{title}</p>
      <ul>
        {entries.map(({ name, value, color, dash }) => (
          <li key={name}>
            <Mark color={color} dash={dash} />
            {name}
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
