import classes from './evidence.module.css'

/** What a check saw, as label and value. */
export function Evidence({
  items,
}: {
  items: readonly { readonly label: string; readonly value: string }[]
}) {
  if (items.length === 0) return null
  return (
    <dl className={classes.list}>
      {items.map(({ label, value }) => (
        <div key={`${label} ${value}`} className={classes.row}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
