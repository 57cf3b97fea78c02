import type { BackupEvery } from '../../../shared/checklist/backups.ts'
import { Shell } from '../../../shared/setup/shell.ts'
import { tuningSettings } from '../../../shared/tuning/tuning-settings.ts'
import { asUtc } from '../as-utc.ts'
import { backupFolder, readBackups } from '../backups/backups.ts'
import { managedFiles } from '../backups/managed-files.ts'
import { secondWay } from '../failover/second-way.ts'
import { readBlock } from '../files/marked-block.ts'
import { readText } from '../files/read-text.ts'
import { shellNames } from '../identity/shell-lines.ts'
import { claudeEnvironment } from '../steps/claude-environment.ts'
import { cursorPlaces } from '../steps/claude-files.ts'
import { shellBlock } from '../steps/environment-variables.ts'
import type { StepContext } from '../steps/step.ts'
import { heldAt, placeOf, readTunedFiles, shownAs } from '../tuning/tuned-files.ts'
import { row, type Told } from './chapter.ts'

/**
 * What the files say of Claude. Only the lines this app writes are told: whatever else somebody keeps in them, a key of
 * another tool among it, is nobody's business here.
 */
export async function tellFiles(context: StepContext): Promise<Told> {
  const [files, environment] = await Promise.all([
    readTunedFiles(context.places),
    claudeEnvironment(context),
  ])
  const places = {
    'claude-code': environment.map(({ name }) => ['env', name]),
    'claude-bedrock-cursor': cursorPlaces,
  }
  const rows = files.flatMap((each) => {
    const tuned = tuningSettings.filter(({ file }) => file === each.file).map(placeOf)
    const lines = [...places[each.file], ...tuned].flatMap((place) => {
      const value = shownAs(heldAt(each, place))
      return value === undefined ? [] : [row(place.join('.'), value)]
    })
    return [row(each.path, each.text === null ? 'not there' : `${lines.length} lines`), ...lines]
  })
  return { rows, texts: await shellTexts(context) }
}

async function shellTexts({ places }: StepContext) {
  const found = await Promise.all(
    Shell.options.map(async (shell) => {
      const path = places.shellProfiles[shell]
      const text = readBlock((await readText(path)) ?? '', shellBlock)
      return text === undefined ? [] : [{ title: `${shellNames[shell]}, in ${path}`, text }]
    }),
  )
  return found.flat()
}

/** Where copies of the files are, how often they are made, and the newest. */
export async function tellBackups({ places }: StepContext, every: BackupEvery): Promise<Told> {
  const [last] = await readBackups(places)
  return {
    rows: [
      row('Folder', backupFolder(places)),
      row('Made', every === 'never' ? 'by hand only' : `every ${every}`),
      ...managedFiles(places).map(({ path }) => row('Copied', path)),
    ],
    passing: last
      ? [
          row('Newest', asUtc(last.at)),
          row('Put back into a scratch folder', last.proof ? asUtc(last.proof.at) : 'never'),
        ]
      : [row('Newest', 'none yet')],
  }
}

export async function tellSecondWay(context: StepContext): Promise<Told> {
  const way = await secondWay(context)
  return {
    rows: way
      ? [
          row(
            way.by === 'region' ? 'Another Region' : 'Another model of the same Region',
            way.region,
          ),
          row(way.model.modelName, way.model.id),
        ]
      : [row('Second way', 'none: one Region and one model are chosen')],
  }
}
