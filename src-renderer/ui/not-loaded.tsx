import { Button, Text } from '@mantine/core'

/** Stands where a part could not be loaded. */
export function NotLoaded() {
  return (
    <>
      <Text>
        Groundwork has stopped, or was started anew since this page was opened. What was finished is
        kept. Start Groundwork again if need be, then reload this page.
      </Text>
      <Button variant="default" mt="sm" onClick={() => location.reload()}>
        Reload
      </Button>
    </>
  )
}
