import { Button, Title } from '@mantine/core'
import { createContext, type ReactNode, use, useEffect, useRef } from 'react'
import classes from './screen.module.css'

/** Whether a new screen's title takes the focus. Not at the very start, so that the skip link comes first. */
export const TakesFocus = createContext(false)

type Press = {
  readonly label: string
  readonly onPress: () => void
  /** Shown but not pressable yet, without losing the focus it may have. */
  readonly isHeld?: boolean
}

type Props = {
  /** The outcome of the screen, not the name of a form. */
  title: string
  eyebrow?: string | undefined
  lead?: ReactNode
  /** Up to the full width instead of the reading column. */
  isWide?: boolean
  primary?: Press | undefined
  secondary?: Press | undefined
  back?: Press | undefined
  /** The quiet way out, beside Back. */
  quiet?: ReactNode
  children: ReactNode
}

/** One screen: title, column, and one primary button at the bottom right. */
export function Screen({ title, eyebrow, lead, isWide, children, ...footer }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const takesFocus = use(TakesFocus)
  useEffect(() => {
    document.title = `${title} · Groundwork`
  }, [title])
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const hasFooter = footer.primary || footer.back || footer.secondary || footer.quiet
  return (
    <div className={classes.screen}>
      <div className={classes.scroll}>
        <div className={classes.column} data-wide={isWide}>
          {eyebrow && <p className={classes.eyebrow}>{eyebrow}</p>}
          <Title order={1} tabIndex={-1} ref={heading} className={classes.title}>
            {title}
          </Title>
          {lead && <div className={classes.lead}>{lead}</div>}
          {children}
        </div>
      </div>
      {hasFooter && <Footer {...footer} />}
    </div>
  )
}

function Footer({
  primary,
  secondary,
  back,
  quiet,
}: Pick<Props, 'primary' | 'secondary' | 'back' | 'quiet'>) {
  return (
    <footer className={classes.footer}>
      <div className={classes.buttons}>
        {back && <PressButton press={back} variant="default" />}
        {quiet}
        <span className={classes.gap} />
        {secondary && <PressButton press={secondary} variant="subtle" />}
        {primary && <PressButton press={primary} variant="filled" />}
      </div>
    </footer>
  )
}

function PressButton({
  press,
  variant,
}: {
  press: Press
  variant: 'filled' | 'default' | 'subtle'
}) {
  return (
    <Button
      variant={variant}
      {...(press.isHeld && { 'data-disabled': true, 'aria-disabled': true })}
      onClick={() => {
        if (!press.isHeld) press.onPress()
      }}
    >
      {press.label}
    </Button>
  )
}
