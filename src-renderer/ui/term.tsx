import { Anchor, Popover, Text, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './term.module.css'

/** A word of AWS with its meaning behind a dotted underline. */
export function Term({ children, means }: { children: ReactNode; means: string }) {
  return (
    <Popover width={320} withArrow shadow="xs">
      <Popover.Target>
        <UnstyledButton component="button" type="button" className={classes.term}>
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text>{means}</Text>
        <Anchor href="#/about" size="sm">
          All words of AWS
        </Anchor>
      </Popover.Dropdown>
    </Popover>
  )
}
