import { type ReactNode, useId } from 'react'
import classes from './choice-card.module.css'

type Props = {
  /** Cards of one name are one choice. */
  name: string
  title: ReactNode
  /** Beside the title, such as a badge. */
  mark?: ReactNode
  about?: ReactNode
  isChosen: boolean
  onChoose: () => void
  /** What opens under the card once it is chosen. */
  children?: ReactNode
}

/** A radio button as a card. */
export function ChoiceCard({ name, title, mark, about, isChosen, onChoose, children }: Props) {
  const ids = useId()
  return (
    <div className={classes.card} data-chosen={isChosen}>
      <label className={classes.label}>
        <input
          type="radio"
          name={name}
          className={classes.radio}
          checked={isChosen}
          onChange={onChoose}
          aria-labelledby={`${ids}-title`}
          aria-describedby={`${ids}-about`}
        />
        <span className={classes.words}>
          <span className={classes.head}>
            <span id={`${ids}-title`} className={classes.title}>
              {title}
            </span>
            {mark}
          </span>
          <span id={`${ids}-about`} className={classes.about}>
            {about}
          </span>
        </span>
      </label>
      {isChosen && children && <div className={classes.inside}>{children}</div>}
    </div>
  )
}

/** Cards of one choice, under their question. */
export function ChoiceGroup({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{legend}</legend>
      {children}
    </fieldset>
  )
}
