/** Whether the machine knows that IANA time zone, such as Europe/Berlin. */
export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }))
  } catch {
    return false
  }
}

/** When the zone's day of that moment began (ms since 1970). */
export const startOfDay = (at: number, zone: string): number => onWallClock(at, zone, 'day')

/** When the zone's month of that moment began (ms since 1970). */
export const startOfMonth = (at: number, zone: string): number => onWallClock(at, zone, 'month')

function onWallClock(at: number, zone: string, unit: 'day' | 'month'): number {
  const wall = new Date(at + offsetOf(at, zone))
  const day = unit === 'day' ? wall.getUTCDate() : 1
  const wanted = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), day)
  // The clocks may have changed since that midnight, so the offset is the one that held then.
  const near = wanted - offsetOf(wanted - offsetOf(at, zone), zone)
  return wanted - offsetOf(near, zone)
}

/** How far the zone's clocks are ahead of UTC at a moment (ms). */
function offsetOf(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0)
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - Math.floor(at / 1000) * 1000
}
