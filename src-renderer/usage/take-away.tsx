import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { toCsv } from '../../shared/csv.ts'
import { saveBytes, saveFile } from '../save-file.ts'
import { chartImage } from './chart-image.ts'
import type { ExactTable, LegendEntry } from './chart-panel.tsx'

type Props = {
  title: string
  label: string
  legend: readonly LegendEntry[]
  exact: () => ExactTable
  /** Where the chart stands; empty while the table is shown. */
  plot: RefObject<HTMLDivElement | null>
}

const fileOf = (title: string, ending: string) =>
  `groundwork-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${ending}`

/** Takes a chart along: just what it shows, as a table or as a picture. */
export function TakeAway({ title, label, legend, exact, plot }: Props) {
  const [told, setTold] = useState('')
  const svgOf = () => plot.current?.querySelector('svg') ?? undefined
  const copyImage = async () => {
    const svg = svgOf()
    if (!svg) return setTold('Show the chart first; there is no picture of a table.')
    const picture = await chartImage(svg, { title, label, legend })
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      setTold('The picture is in the clipboard.')
    } catch {
      // Where the clipboard takes no pictures, a file is the next best.
      saveBytes(fileOf(title, 'png'), 'image/png', picture)
      setTold('The clipboard takes no pictures here, so it was saved as a file.')
    }
  }
  const asCsv = () => {
    const { columns, rows } = exact()
    return toCsv([columns, ...rows.map((row) => row.map((value) => String(value ?? '')))])
  }
  const asJson = () => {
    const { columns, rows } = exact()
    const objects = rows.map((row) =>
      Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])),
    )
    return `${JSON.stringify(objects, null, 2)}\n`
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Tooltip label="Take it with you">
            <ActionIcon variant="default" size={28} aria-label={`${title}: take it with you`}>
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void copyImage()}>Copy as a picture</Menu.Item>
          <Menu.Item onClick={() => saveFile(fileOf(title, 'csv'), 'text/csv', asCsv())}>
            Save as CSV
          </Menu.Item>
          <Menu.Item onClick={() => saveFile(fileOf(title, 'json'), 'application/json', asJson())}>
            Save as JSON
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span role="status" style={{ fontSize: 13 }}>
        {told}
      </span>
    </>
  )
}
