import type { LegendEntry } from './chart-panel.tsx'

const padding = 24
const headHeight = 56
const legendHeight = 40
/** Twice the size on screen, so that it stays sharp in a document. */
const scale = 2

type Picture = {
  readonly title: string
  readonly label: string
  readonly legend: readonly LegendEntry[]
}

/** What of a style decides how an SVG element looks, once the style sheet is gone. */
const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'text-anchor',
] as const

/** The chart as it is on screen, with its title and legend, as a PNG. Throws where the browser cannot draw it. */
export async function chartImage(svg: SVGSVGElement, picture: Picture): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * padding) * scale
  canvas.height = (headHeight + height + legendHeight + padding) * scale
  const draw = canvas.getContext('2d')
  if (!draw) throw new Error('This browser cannot draw pictures.')
  draw.scale(scale, scale)
  const style = getComputedStyle(document.documentElement)
  const color = (name: string) => style.getPropertyValue(name).trim()
  draw.fillStyle = color('--gw-surface')
  draw.fillRect(0, 0, canvas.width, canvas.height)
  drawHead(draw, picture, { ink: color('--gw-text'), dim: color('--gw-dim') })
  draw.drawImage(await loaded(svg, width, height), padding, headHeight, width, height)
  drawLegend(draw, picture.legend, headHeight + height + 24, color)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture was made.'))))
  })
}

const font = (size: number, weight = 400) => `${weight} ${size}px 'Inter Variable', sans-serif`

function drawHead(
  draw: CanvasRenderingContext2D,
  { title, label }: Picture,
  { ink, dim }: { readonly ink: string; readonly dim: string },
) {
  draw.fillStyle = ink
  draw.font = font(16, 600)
  draw.fillText(title, padding, 28)
  const { width } = draw.measureText(title)
  draw.fillStyle = dim
  draw.font = font(13)
  draw.fillText(label, padding + width + 12, 28)
}

function drawLegend(
  draw: CanvasRenderingContext2D,
  legend: readonly LegendEntry[],
  top: number,
  color: (name: string) => string,
) {
  let left = padding
  draw.font = font(13)
  for (const { name, color: mark, dash } of legend) {
    const paint = color(/var\((--[\w-]+)\)/.exec(mark)?.[1] ?? '') || mark
    const width = dash === undefined ? 12 : 24
    draw.fillStyle = paint
    if (dash === undefined) draw.fillRect(left, top - 10, width, 12)
    else drawLine(draw, { paint, dash, left, width, top: top - 4 })
    draw.fillStyle = color('--gw-text')
    draw.fillText(name, left + width + 6, top)
    left += width + 6 + draw.measureText(name).width + 16
  }
}

type Stroke = {
  readonly paint: string
  readonly dash: string
  readonly left: number
  readonly width: number
  readonly top: number
}

function drawLine(draw: CanvasRenderingContext2D, { paint, dash, left, width, top }: Stroke) {
  draw.beginPath()
  draw.setLineDash(dash === '0' ? [] : dash.split(' ').map(Number))
  draw.strokeStyle = paint
  draw.lineWidth = 2
  draw.moveTo(left, top)
  draw.lineTo(left + width, top)
  draw.stroke()
}

/** The SVG with its looks written into it, as an image that a canvas takes. */
async function loaded(svg: SVGSVGElement, width: number, height: number) {
  const copy = document.importNode(svg, true)
  copy.setAttribute('width', `${width}`)
  copy.setAttribute('height', `${height}`)
  const [shown, copied] = [svg, copy].map((root) => [...root.querySelectorAll('*')])
  for (const [index, element] of (shown ?? []).entries()) {
    const looks = getComputedStyle(element)
    for (const name of kept) copied?.[index]?.setAttribute(name, looks.getPropertyValue(name))
  }
  const text = new XMLSerializer().serializeToString(copy)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  return image
}
