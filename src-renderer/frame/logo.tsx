/** Strata: three stacked slabs, the lowest solid. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect
        x="6"
        y="3"
        width="12"
        height="4.6"
        rx="2.3"
        stroke="var(--gw-accent)"
        strokeWidth="1.6"
      />
      <rect
        x="4"
        y="9.7"
        width="16"
        height="4.6"
        rx="2.3"
        stroke="var(--gw-accent)"
        strokeWidth="1.6"
      />
      <rect x="2" y="16.4" width="20" height="5" rx="2.5" fill="var(--gw-accent)" />
    </svg>
  )
}
