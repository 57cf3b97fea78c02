import { markOf } from './mark.ts'
import classes from './usage.module.css'

type Entry = { readonly name: string; readonly value: string; readonly color: string }

/** What stands under the pointer, or under the keyboard's cursor. */
export function Tip({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <div className={classes.tip}>
      <p>{title}</p>
      <ul>
        {entries.map(({ name, value, color }) => (
          <li key={name}>
            <span className={classes.mark} style={markOf(color)} />
            {name}
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
