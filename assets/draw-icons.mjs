// Draws every icon of the app from the two SVG files beside it: `node assets/draw-icons.mjs`.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findChromium } from '../src-main/launch/chromium.mjs'

const here = import.meta.dirname

/** ICO holds PNG images as they are: https://en.wikipedia.org/wiki/ICO_(file_format).
 * @param {{ size: number, png: Buffer }[]} images */
function toIco(images) {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of images.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8(size === 256 ? 0 : size, entry)
    head.writeUInt8(size === 256 ? 0 : size, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

/** ICNS is a list of tagged PNG images: https://en.wikipedia.org/wiki/Apple_Icon_Image_format.
 * @param {{ size: number, png: Buffer }[]} images */
function toIcns(images) {
  /** @type {Record<number, string>} */
  const tags = {
    16: 'icp4',
    32: 'icp5',
    64: 'icp6',
    128: 'ic07',
    256: 'ic08',
    512: 'ic09',
    1024: 'ic10',
  }
  const parts = images.flatMap(({ size, png }) => {
    const tag = tags[size]
    if (!tag) return []
    const head = Buffer.alloc(8)
    head.write(tag, 0, 'ascii')
    head.writeUInt32BE(png.length + 8, 4)
    return [head, png]
  })
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'ascii')
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    4,
  )
  return Buffer.concat([head, ...parts])
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })

/** @param {string} file @param {number} size */
async function draw(file, size) {
  const svg = await readFile(join(here, file), 'utf8')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  )
  const png = await page.screenshot({ omitBackground: true, type: 'png' })
  await page.close()
  return { size, png }
}

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const images = await Promise.all(sizes.map((size) => draw('icon.svg', size)))
const largest = images.at(-1)
if (!largest) throw new Error('no icon was drawn')
await writeFile(join(here, 'icon.png'), largest.png)
await writeFile(join(here, 'icon.ico'), toIco(images.filter(({ size }) => size <= 256)))
await writeFile(join(here, 'icon.icns'), toIcns(images))
await writeFile(join(here, 'trayTemplate.png'), (await draw('tray.svg', 16)).png)
await writeFile(join(here, 'trayTemplate@2x.png'), (await draw('tray.svg', 32)).png)
await browser.close()
