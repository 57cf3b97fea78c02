import classes from './usage.module.css'

type Props = {
  readonly color: string
  /** How the line is dashed, `0` for a solid one; absent for an area. */
  readonly dash?: string | undefined
}

/** A series as the chart draws it, small: an area as a square, a line with its dashes. */
export function Mark({ color, dash }: Props) {
  if (dash === undefined) return <span className={classes.mark} style={{ background: color }} />
  return (
    <svg className={classes.lineMark} viewBox="0 0 24 12" aria-hidden="true">
      <line x1="0" x2="24" y1="6" y2="6" stroke={color} strokeWidth="2" strokeDasharray={dash} />
    </svg>
  )
}
